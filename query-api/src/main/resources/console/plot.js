// A plot that draws itself in its place's width, follows pointer and arrow keys, and takes its colours
// from the theme. Places along the line are per cent, so nothing is measured.
import { html, svg, nothing } from './lib/lit-html/lit-html.js';
import { update } from './store.js';
import { figure } from './format.js';
import { measureWords } from './words.js';

const HEIGHT = 208;
const WIDE = 1000;
let focus = { id: null, index: -1 };

/** @param rows ordered; `series` are names of their values, all of one unit */
export function plot({ id, title, rows, series, unit, by }) {
  const columns = by === 'hour_of_day' || by === 'month' || by === 'week' || rows.length <= 3;
  const top = niceTop(Math.max(...rows.flatMap((r) => series.map((s) => Number(r[s] ?? 0))), 0), unit);
  const at = focus.id === id && focus.index < rows.length ? focus.index : -1;
  const x = (i) => (columns ? (i + 0.5) / rows.length : rows.length > 1 ? i / (rows.length - 1) : 0.5);
  const y = (v) => HEIGHT - (Number(v ?? 0) / top) * HEIGHT;
  const place = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const part = (event.clientX - box.left) / box.width;
    see(id, Math.max(0, Math.min(rows.length - 1, columns ? Math.floor(part * rows.length) : Math.round(part * (rows.length - 1)))));
  };
  return html`
    <div class="plot">
      ${legend(rows, series, unit, by, at)}
      <div class="plot-area">
        <svg class="plot-scale" height=${HEIGHT + 32} aria-hidden="true">${svg`${[0, 0.25, 0.5, 0.75, 1].map((part) => svg`
          <text x="44" y=${HEIGHT - part * HEIGHT + 12} text-anchor="end">${figure(round(top * part), unit, true)}</text>`)}`}</svg>
        <svg class="plot-picture" height=${HEIGHT + 32} role="img" tabindex="0"
          aria-label=${`${title}. ${described(rows, series, unit, by)} Arrow keys go from value to value.`}
          @pointermove=${place} @pointerleave=${() => see(null, -1)} @blur=${() => see(null, -1)} @keydown=${(e) => step(e, id, rows.length)}>
          ${svg`<g transform="translate(0 8)">
            ${[0, 0.25, 0.5, 0.75, 1].map((part) => svg`<line class=${part ? 'grid' : 'axis'} x1="0" x2="100%" y1=${HEIGHT - part * HEIGHT} y2=${HEIGHT - part * HEIGHT}></line>`)}
            ${at >= 0 && !columns ? svg`<line class="cross" x1=${x(at) * 100 + '%'} x2=${x(at) * 100 + '%'} y1="0" y2=${HEIGHT}></line>` : nothing}
            ${at >= 0 && columns ? svg`<rect class="cross-band" x=${(at / rows.length) * 100 + '%'} width=${100 / rows.length + '%'} y="0" height=${HEIGHT}></rect>` : nothing}
            <svg viewBox=${`0 0 ${WIDE} ${HEIGHT}`} preserveAspectRatio="none" width="100%" height=${HEIGHT} overflow="visible">
              ${columns ? bars(rows, series, y) : lines(rows, series, x, y)}
            </svg>
            ${at >= 0 && !columns ? series.map((s, i) => rows[at][s] === null ? nothing : svg`<circle class=${'dot s' + i} cx=${x(at) * 100 + '%'} cy=${y(rows[at][s])} r="4"></circle>`) : nothing}
            ${ticks(rows, by).map((i, n) => svg`<text class=${n % 2 && rows.length > 4 ? 'tick tick-odd' : 'tick'} x=${x(i) * 100 + '%'} y=${HEIGHT + 20}
              text-anchor=${columns ? 'middle' : i === 0 ? 'start' : i === rows.length - 1 ? 'end' : 'middle'}>${keyText(rows[i].key, by, true)}</text>`)}
          </g>`}
        </svg>
      </div>
    </div>`;
}

function legend(rows, series, unit, by, at) {
  return html`<div class="legend" aria-live=${at >= 0 ? 'polite' : 'off'}>
    ${series.map((s, i) => html`<span class="legend-item"><span class=${'swatch s' + i} aria-hidden="true"></span>${measureWords(s)}
      ${at >= 0 ? html`<strong>${figure(rows[at][s], unit)}</strong>` : nothing}</span>`)}
    <span class="legend-at">${at >= 0 ? keyText(rows[at].key, by, false) : ''}</span>
  </div>`;
}

function lines(rows, series, x, y) {
  const points = (s) => rows.map((r, i) => [x(i) * WIDE, y(r[s]), r[s]]).filter((p) => p[2] !== null)
    .map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`);
  return svg`${series.map((s, i) => {
    const all = points(s);
    if (!all.length) return nothing;
    const [first, last] = [all[0].split(',')[0], all.at(-1).split(',')[0]];
    return svg`${i === 0 ? svg`<polygon class="area" points=${`${first},${HEIGHT} ${all.join(' ')} ${last},${HEIGHT}`}></polygon>` : nothing}
      <polyline class=${'line s' + i} points=${all.join(' ')}></polyline>`;
  })}`;
}

function bars(rows, series, y) {
  const slot = WIDE / rows.length;
  const wide = (slot * 0.72) / series.length;
  return svg`${rows.map((r, i) => series.map((s, k) => svg`
    <rect class=${'column s' + k} x=${(i * slot + slot * 0.14 + k * wide).toFixed(1)} width=${(wide * 0.92).toFixed(1)}
      y=${y(r[s]).toFixed(1)} height=${(HEIGHT - y(r[s])).toFixed(1)}></rect>`))}`;
}

function see(id, index) {
  if (focus.id === id && focus.index === index) return;
  focus = { id, index };
  update();
}

function step(event, id, many) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const end = { Home: 0, End: many - 1 }[event.key];
  if (by === undefined && end === undefined) return;
  event.preventDefault();
  const from = focus.id === id ? focus.index : by > 0 ? -1 : many;
  see(id, Math.max(0, Math.min(many - 1, end ?? from + by)));
}

function niceTop(value, unit) {
  if (value <= 0) return 1;
  if (unit === 'seconds' && value > 60) return Math.ceil(value / 240) * 240;
  const power = 10 ** Math.floor(Math.log10(value));
  const steps = unit === 'count' && value <= 4 ? [4] : [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10];
  return steps.map((s) => (unit === 'count' && value <= 4 ? s : s * power)).find((s) => s >= value);
}

const round = (value) => Math.round(value * 1000) / 1000;

function ticks(rows, by) {
  const most = by === 'hour_of_day' ? 8 : 6;
  const every = Math.max(1, Math.ceil(rows.length / most));
  return rows.map((_, i) => i).filter((i) => i % every === 0);
}

function keyText(key, by, short) {
  if (by === 'hour_of_day') return `${String(key).padStart(2, '0')}:00`;
  const [y, m, d] = String(key).split(/[-T]/).map(Number);
  const date = new Date(y, m - 1, d || 1);
  const options = by === 'month' ? { month: 'short', year: short ? '2-digit' : 'numeric' }
    : short ? { day: 'numeric', month: 'short' } : { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };
  const text = new Intl.DateTimeFormat(undefined, options).format(date);
  return String(key).includes('T') ? `${text}, ${String(key).slice(11, 16)}` : text;
}

function described(rows, series, unit, by) {
  const [s] = series;
  const most = rows.reduce((a, r) => (Number(r[s] ?? 0) > Number(a[s] ?? 0) ? r : a), rows[0]);
  return `${rows.length} values; ${measureWords(s).toLowerCase()} are highest at ${keyText(most.key, by, false)} with ${figure(most[s], unit)}.`;
}
