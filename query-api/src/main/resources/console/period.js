// The stretch of time a board shows, in whole days of the viewer's zone.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { here, show } from './route.js';

const PRESETS = [['7', '7 days'], ['30', '30 days'], ['90', '90 days'], ['365', '12 months']];
const DAY = 86_400_000;

export const dayOf = (date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

export function addDays(day, many) {
  const [y, m, d] = day.split('-').map(Number);
  return dayOf(new Date(y, m - 1, d + many));
}

export const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** `to` is not included. */
export function period() {
  const view = here().view;
  const tomorrow = addDays(dayOf(new Date()), 1);
  if (view.get('from') && view.get('to')) {
    return { preset: null, from: view.get('from'), to: view.get('to'), days: daysBetween(view.get('from'), view.get('to')) };
  }
  const days = Number(view.get('days') ?? 30);
  return { preset: String(days), from: addDays(tomorrow, -days), to: tomorrow, days };
}

export const before = ({ from, days }) => ({ from: addDays(from, -days), to: from, days });

export function choose(values) {
  show(new URLSearchParams(values));
}

function chooseEnd(name, value) {
  const now = period();
  const next = { from: now.from, to: now.to, [name]: name === 'to' && value ? addDays(value, 1) : value };
  if (next.from && next.to && next.from < next.to) choose({ from: next.from, to: next.to });
}

export function periodChoice() {
  const now = period();
  return html`
    <div class="period" role="group" aria-label="Period">
      <div class="segments">
        ${PRESETS.map(([days, text]) => html`
          <button class="segment" aria-pressed=${now.preset === days} @click=${() => choose({ days })}>${text}</button>`)}
      </div>
      <span class="period-range">
        <label class="hidden" for="from">From</label>
        <input id="from" class="input" type="date" .value=${now.from} max=${addDays(now.to, -1)} @change=${(e) => chooseEnd('from', e.target.value)}>
        <span aria-hidden="true">–</span>
        <label class="hidden" for="to">To</label>
        <input id="to" class="input" type="date" .value=${addDays(now.to, -1)} min=${now.from} @change=${(e) => chooseEnd('to', e.target.value)}>
      </span>
      ${nothing}
    </div>`;
}
