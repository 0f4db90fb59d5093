// Figures by what they split into: a table whose first measure is also a bar.
import { html, svg, nothing } from './lib/lit-html/lit-html.js';
import { figure, unitOf } from './format.js';
import { words, measureWords } from './words.js';
import { nameOf } from './names.js';
import { to } from './route.js';

export function breakdownCard(widget, at) {
  const [first, ...others] = widget.measures;
  const more = [...widget.ratios, ...others];
  const top = Math.max(...widget.rows.map((r) => Number(r[first] ?? 0)), 1e-9);
  const rest = widget.other && Number(widget.other[first]) ? widget.other : null;
  return html`
    <section class="card" aria-labelledby=${'w-' + widget.name}>
      <header class="card-head"><h2 id=${'w-' + widget.name}>${widget.title}</h2></header>
      ${widget.rows.length ? html`
        <div class="scroll" tabindex="0" role="group" aria-label=${widget.title}>
        <table class="breakdown"><thead><tr>
          <th scope="col">${words(widget.by)}</th>
          <th scope="col" colspan="2">${measureWords(first)}</th>
          ${more.map((m, i) => html`<th scope="col" class=${'number more-' + Math.min(i, 2)}>${measureWords(m)}</th>`)}</tr></thead>
          <tbody>
            ${widget.rows.map((r) => row(widget, r, first, more, top, at))}
            ${rest ? row(widget, { ...rest, key: undefined }, first, more, top, at) : nothing}
          </tbody></table></div>`
        : html`<p class="quiet pad">Nothing in this period.</p>`}
    </section>`;
}

const row = (widget, r, first, more, top, at) => html`
  <tr><th scope="row">${keyName(widget, r.key, at)}</th>
    <td class="number">${figure(r[first], unitOf(first))}</td>
    <td class="bar-cell" aria-hidden="true"><svg class="bar-line" height="8" width="100%">${svg`
      <rect class="bar-back" width="100%" height="8" rx="4"></rect>
      <rect class=${r.key === undefined ? 'bar-rest' : 'bar-front'} width=${Math.min(100, (Number(r[first] ?? 0) / top) * 100) + '%'} height="8" rx="4"></rect>`}</svg></td>
    ${more.map((m, i) => html`<td class=${'number more-' + Math.min(i, 2)}>${figure(r[m], unitOf(m))}</td>`)}</tr>`;

function keyName(widget, key, at) {
  if (key === undefined) return html`<span class="quiet">All others</span>`;
  if (key === null) return html`<span class="quiet">None</span>`;
  const { type, reference } = widget.offered?.split ?? {};
  if (reference) {
    return html`<a href=${to(at.organization, 'row', reference.domain, reference.collection, key)}>${nameOf(at.organization, reference, key) || String(key).slice(0, 8)}</a>`;
  }
  return type === 'choice' || type === 'truth' ? words(String(key)) : String(key);
}
