// The figures that matter, beside those of the period before.
import { html, svg, nothing } from './lib/lit-html/lit-html.js';
import { figure, unitOf, share } from './format.js';
import { measureWords } from './words.js';
import { filled } from './board-time.js';

const MOST = 8;

export function tiles(widgets, past, span) {
  const names = [];
  for (const w of [...widgets].sort((a, b) => (a.by === 'total' ? -1 : 0) - (b.by === 'total' ? -1 : 0))) {
    for (const name of [...w.measures, ...w.ratios]) {
      if (!names.some((n) => n.name === name)) names.push({ name, widget: w });
    }
  }
  return html`<dl class="tiles">${names.slice(0, MOST).map(({ name, widget }, i) =>
    tile(name, widget, past, widgets, span, i === 0))}</dl>`;
}

function tile(name, widget, past, widgets, span, first) {
  const value = widget.total[name];
  const earlier = past?.widgets.find((w) => w.name === widget.name)?.total[name];
  const line = unitOf(name) === 'share' ? null : widgets.find((w) => w.by === 'day' && [...w.measures, ...w.ratios].includes(name));
  return html`
    <div class=${'tile ' + (first ? 'tile-first' : '')}>
      <dt>${measureWords(name)}</dt>
      <dd class="tile-value">${figure(value, unitOf(name), true)}</dd>
      <dd class="tile-change">${change(value, earlier, unitOf(name))}</dd>
      ${line ? html`<dd class="tile-spark" aria-hidden="true">${spark(filled(line, span), name)}</dd>` : nothing}
    </div>`;
}

function change(value, earlier, unit) {
  if (value === null || earlier === null || earlier === undefined || (!earlier && !value)) {
    return html`<span class="quiet">no earlier figure</span>`;
  }
  if (!earlier) return html`<span class="quiet">none before</span>`;
  const by = unit === 'share' ? value - earlier : (value - earlier) / Math.abs(earlier);
  if (Math.abs(by) < 0.0005) return html`<span class="quiet">as before</span>`;
  const text = unit === 'share' ? `${share(Math.abs(by)).replace('%', '').trim()} points` : share(Math.abs(by));
  return html`<span class=${by > 0 ? 'more' : 'less'}><span aria-hidden="true">${by > 0 ? '▲' : '▼'}</span>
    <span class="hidden">${by > 0 ? 'more by' : 'less by'}</span> ${text}</span> <span class="quiet">than before</span>`;
}

function spark(rows, name) {
  const values = rows.map((r) => Number(r[name] ?? 0));
  const top = Math.max(...values, 1e-9);
  const step = 100 / Math.max(1, values.length - 1);
  const line = values.map((v, i) => `${(i * step).toFixed(2)},${(30 - (v / top) * 28).toFixed(2)}`).join(' ');
  return html`<svg class="spark" viewBox="0 0 100 32" preserveAspectRatio="none">${svg`
    <polygon class="spark-area" points=${`0,32 ${line} 100,32`}></polygon>
    <polyline class="spark-line" points=${line}></polyline>`}</svg>`;
}
