// Which columns a list shows: a guess that people can change, kept per list on their machine.
import { html } from './lib/lit-html/lit-html.js';
import { update } from './store.js';
import { fieldWords } from './words.js';
import { valueAt } from './cells.js';
import { labelField, isPersonField } from './names.js';
import { isPeopleList } from './place.js';
import { symbol } from './symbols.js';

const USUAL = 6;
const KEY = 'tributary.columns.';
const WEIGHT = { choice: 5, reference: 4, instant: 3, number: 2, truth: 1, day: 3, decimal: 3, text: 2 };

/** @param items what is on the page: a column that nobody filled is not worth its place */
export function columnsOf(domain, collection, items = []) {
  const names = kept(domain, collection) ?? guess(domain, collection, items);
  return names.map((n) => collection.fields.find((f) => f.name === n)).filter(Boolean);
}

function guess(domain, collection, items) {
  const label = labelField(collection);
  const isFilled = (f) => !items.length || items.some((d) => (valueAt(d, f.name) ?? '') !== '');
  const figures = collection.fields.filter((f) => f.figure).map((f) => f.name);
  const others = collection.fields
    .filter((f) => !f.engine && !f.figure && f.name !== label && !['json', 'list'].includes(f.type))
    .filter((f) => f.type !== 'uuid' || f.reference || (isPersonField(f) && !isPeopleList(domain, collection.name)))
    .filter((f) => f.type !== 'text' || f.max <= 300)
    .filter(isFilled)
    .map((f, i) => ({ name: f.name, weight: (f.reference || isPersonField(f) ? WEIGHT.reference : (WEIGHT[f.type] ?? 0)) - i * 0.15 }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, Math.max(2, USUAL - 2 - figures.length))
    .map((f) => f.name);
  const chosen = new Set([...others, ...figures]);
  const ordered = collection.fields.map((f) => f.name).filter((n) => chosen.has(n));
  const created = label !== 'id' && collection.label.length && collection.fields.some((f) => f.name === 'created_at');
  return [label, ...ordered, ...(created ? ['created_at'] : [])];
}

function kept(domain, collection) {
  const text = localStorage.getItem(KEY + domain + '.' + collection.name);
  return text ? text.split(',') : null;
}

function toggle(domain, collection, items, name) {
  const now = columnsOf(domain, collection, items).map((f) => f.name);
  const next = now.includes(name) ? now.filter((n) => n !== name) : [...now, name];
  if (!next.length) return;
  localStorage.setItem(KEY + domain + '.' + collection.name, next.join(','));
  update();
}

export function columnMenu(domain, collection, items) {
  const shown = columnsOf(domain, collection, items).map((f) => f.name);
  return html`
    <details class="menu menu-right tools-end">
      <summary class="button small">${symbol('columns')} Columns</summary>
      <div class="menu-body"><fieldset class="checks"><legend class="hidden">Columns</legend>
        ${collection.fields.map((f) => html`<label class="check"><input type="checkbox" .checked=${shown.includes(f.name)}
          @change=${() => toggle(domain, collection, items, f.name)}> ${fieldWords(f)}</label>`)}
      </fieldset></div>
    </details>`;
}
