// Figures over time: a card that shows one unit at a time, as picture or as table.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { update } from './store.js';
import { figure, unitOf } from './format.js';
import { words, measureWords } from './words.js';
import { addDays } from './period.js';
import { plot } from './plot.js';
import { symbol } from './symbols.js';

const chosen = new Map();
const tables = new Set();
const UNITS = { count: 'Counts', seconds: 'Time', share: 'Rates' };
const MOST_ROWS = 1200;

export function timeCard(widget, span, wide) {
  const names = [...widget.measures, ...widget.ratios];
  const units = [...new Set(names.map(unitOf))];
  const unit = chosen.get(widget.name) ?? units[0];
  const shown = names.filter((n) => unitOf(n) === unit);
  const rows = filled(widget, span);
  const asTable = tables.has(widget.name);
  return html`
    <section class=${'card ' + (wide ? 'card-wide' : '')} aria-labelledby=${'w-' + widget.name}>
      <header class="card-head"><h2 id=${'w-' + widget.name}>${widget.title}</h2>
        ${units.length > 1 ? html`<div class="segments small" role="group" aria-label="What to show">${units.map((u) => html`
          <button class="segment" aria-pressed=${u === unit} @click=${() => { chosen.set(widget.name, u); update(); }}>${UNITS[u]}</button>`)}</div>` : nothing}
        <button class="icon-button" aria-pressed=${asTable} title="As a table" aria-label=${`${widget.title} as a table`}
          @click=${() => { tables[asTable ? 'delete' : 'add'](widget.name); update(); }}>${symbol('table')}</button>
      </header>
      ${!rows.length ? html`<p class="quiet pad">Nothing in this period.</p>`
        : asTable ? rowTable(widget, rows, shown) : plot({ id: widget.name, title: widget.title, rows, series: shown, unit, by: widget.by })}
    </section>`;
}

const rowTable = (widget, rows, shown) => html`
  <div class="scroll" tabindex="0" role="group" aria-label=${widget.title}>
    <table class="figures"><thead><tr><th scope="col">${words(widget.by)}</th>${shown.map((n) => html`<th scope="col" class="number">${measureWords(n)}</th>`)}</tr></thead>
      <tbody>${rows.map((r) => html`<tr><th scope="row">${r.key}</th>${shown.map((n) => html`<td class="number">${figure(r[n], unitOf(n))}</td>`)}</tr>`)}</tbody></table>
  </div>`;

/** The rows with those between them in which nothing happened. */
export function filled(widget, span) {
  const keys = keysOf(widget.by, span, widget.rows);
  if (!keys || keys.length > MOST_ROWS) return widget.rows;
  const found = new Map(widget.rows.map((r) => [String(r.key), r]));
  const none = { ...Object.fromEntries(widget.measures.map((m) => [m, 0])), ...Object.fromEntries(widget.ratios.map((r) => [r, null])) };
  return keys.map((key) => found.get(String(key)) ?? { key, ...none });
}

function keysOf(by, span, rows) {
  if (!rows.length) return [];
  if (by === 'hour_of_day') return Array.from({ length: 24 }, (_, hour) => hour);
  if (by === 'day') return steps(span.from, span.to, (d) => addDays(d, 1));
  if (by === 'month') return steps(span.from.slice(0, 7) + '-01', span.to, nextMonth).map((d) => d.slice(0, 7));
  return null;
}

function steps(from, to, next) {
  const all = [];
  for (let d = from; d < to && all.length <= MOST_ROWS; d = next(d)) all.push(d);
  return all;
}

function nextMonth(day) {
  const [y, m] = day.split('-').map(Number);
  return m === 12 ? `${y + 1}-01-01` : `${y}-${String(m + 1).padStart(2, '0')}-01`;
}
