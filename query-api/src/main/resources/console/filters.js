// Filter chips: what the list is narrowed by, and a small form to add one.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { update } from './store.js';
import { words, fieldWords, lower } from './words.js';
import { dayText, momentText, count } from './format.js';
import { nameSoon } from './names.js';
import { symbol } from './symbols.js';

let adding = null;

/** How a field of a type is compared; the first is the usual one. */
function forms(field) {
  if (['choice'].includes(field.type)) return [['in', 'is one of']];
  if (field.type === 'truth') return [['eq', 'is']];
  if (['number', 'decimal', 'day', 'instant'].includes(field.type)) return [['gte', 'at least'], ['lte', 'at most'], ['eq', 'exactly']];
  if (field.type === 'text') return [['prefix', 'begins with'], ['eq', 'is exactly']];
  return [['eq', 'is']];
}

export const canFilter = (collection) => collection.fields.filter((f) => f.filterable && f.type !== 'list');

/** What lists are narrowed by most. */
const usualField = (collection) => canFilter(collection).find((f) => f.type === 'choice') ?? canFilter(collection)[0];

/** The conditions that stand in the address: `field.form=value`. */
export function conditions(view, collection) {
  return [...view.entries()].flatMap(([name, value]) => {
    const cut = name.lastIndexOf('.');
    const field = collection.fields.find((f) => f.name === name.slice(0, cut));
    return field && cut > 0 ? [{ name, field, form: name.slice(cut + 1), value }] : [];
  });
}

export function chips(collection, view, organization, set) {
  const all = conditions(view, collection);
  return html`
    <div class="chips">
      ${all.map((c) => html`<span class="chip"><span class="chip-name">${fieldWords(c.field)}</span> ${formText(c)} <strong>${valueText(c, organization)}</strong>
        <button class="chip-close" aria-label=${`Remove filter ${fieldWords(c.field)}`} @click=${() => set(c.name, null)}>${symbol('close')}</button></span>`)}
      <details class="menu" @toggle=${(e) => { if (e.target.open && !adding) { adding = usualField(collection)?.name; update(); } }}>
        <summary class="button small">${symbol('filter')} Filter</summary>
        <div class="menu-body filter-form">${filterForm(collection, set)}</div>
      </details>
      ${all.length > 1 ? html`<button class="button quiet small" @click=${() => set(null, null)}>Clear all</button>` : nothing}
    </div>`;
}

function filterForm(collection, set) {
  const fields = canFilter(collection);
  const field = fields.find((f) => f.name === adding) ?? usualField(collection);
  if (!field) return nothing;
  return html`
    <form @submit=${(e) => apply(e, field, set)}>
      <label for="filter-field">Field</label>
      <select class="input" id="filter-field" .value=${field.name} @change=${(e) => { adding = e.target.value; update(); }}>
        ${fields.map((f) => html`<option value=${f.name} ?selected=${f.name === field.name}>${fieldWords(f)}</option>`)}
      </select>
      ${field.type === 'choice' ? html`
        <fieldset class="checks"><legend class="hidden">Values</legend>${field.symbols.map((s) => html`
          <label class="check"><input type="checkbox" name="value" value=${s}> ${words(s)}</label>`)}</fieldset>` : html`
        <label for="filter-form">Compare</label>
        <select class="input" id="filter-form" name="form">${forms(field).map(([f, text]) => html`<option value=${f}>${text}</option>`)}</select>
        <label for="filter-value">Value</label>
        ${field.type === 'truth' ? html`<select class="input" id="filter-value" name="value"><option value="true">Yes</option><option value="false">No</option></select>`
          : html`<input class="input" id="filter-value" name="value" required autocomplete="off" type=${inputType(field)} step="any">`}`}
      <button class="button primary wide">Apply</button>
    </form>`;
}

const inputType = (field) => ({ number: 'number', decimal: 'number', day: 'date', instant: 'datetime-local' }[field.type] ?? 'text');

function apply(event, field, set) {
  event.preventDefault();
  const data = new FormData(event.target);
  const values = data.getAll('value').filter(Boolean);
  if (!values.length) return;
  const form = field.type === 'choice' ? 'in' : data.get('form');
  const value = field.type === 'instant' ? new Date(values[0]).toISOString() : values.join(',');
  event.target.closest('details').open = false;
  set(`${field.name}.${form}`, value);
}

function formText({ form, value }) {
  return { in: value.includes(',') ? 'is one of' : 'is', eq: 'is', prefix: 'begins with', gte: 'from', lte: 'to', gt: 'above', lt: 'below' }[form] ?? form;
}

function valueText({ field, value }, organization) {
  if (field.type === 'choice') return value.split(',').map(lower).join(', ');
  if (field.type === 'truth') return value === 'true' ? 'yes' : 'no';
  if (field.type === 'day') return dayText(value);
  if (field.type === 'instant') return momentText(value);
  if (field.type === 'number') return count(value);
  if (field.reference) return nameSoon(organization, field.reference, value) || value.slice(0, 8);
  return value;
}

