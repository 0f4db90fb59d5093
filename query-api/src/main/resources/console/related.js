// What refers to a document: rows of other lists of its domain, asked for when their part is opened.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { ask } from './api.js';
import { update } from './store.js';
import { to } from './route.js';
import { words, lower } from './words.js';
import { cell } from './cells.js';
import { columnsOf } from './columns.js';
import { labelOf, isPersonField } from './names.js';
import { openCommand } from './form.js';
import { newText } from './table.js';
import { isAdministered } from './administration.js';
import { skeletonLines, problem } from './states.js';
import { symbol } from './symbols.js';

const SHOWN = 5;
const COLUMNS = 4;
const parts = new Map(); // by address: { items, more, problem }
let of = null;

/** Fields of other lists that hold the document's id; of a member, those that hold the person's. */
function referring(offer, domain, collection) {
  const people = offer.people;
  const isPeople = people && domain === people.domain && collection.name === people.collection;
  return offer.domains.find((d) => d.name === domain).collections
    .filter((c) => c.kind === 'rows' && !c.singleton && c.name !== collection.name)
    .flatMap((c) => c.fields
      .filter((f) => f.filterable && !f.engine && (isPeople ? isPersonField(f)
        : f.reference && f.reference.domain === domain && f.reference.collection === collection.name))
      .map((field) => ({ collection: c, field, by: isPeople ? people.field : 'id' })));
}

export function relatedSection(at, offer, domain, collection, document) {
  const all = referring(offer, domain, collection);
  if (!all.length) return nothing;
  const key = [at.organization, domain, collection.name, document.id, document.version].join(' ');
  if (of !== key) {
    parts.clear();
    of = key;
  }
  return html`<section class="group related" aria-labelledby="related-title"><h2 id="related-title">Related rows</h2>
    ${all.map((r) => part(at, domain, r, document[r.by], isAdministered(offer, domain)))}</section>`;
}

function part(at, domain, { collection, field }, value, open) {
  const key = `${collection.name}.${field.name}`;
  const load = () => fill(at, domain, collection, field, value, key);
  if (open && !parts.has(key)) load();
  const known = parts.get(key);
  const create = collection.commands.find((c) => c.effect === 'create');
  const all = `${to(at.organization, 'rows', domain, collection.name)}#${field.name}.eq=${value}`;
  return html`<details ?open=${open} @toggle=${(e) => e.target.open && !parts.has(key) && load()}>
    <summary>${words(collection.name)}${field.name === 'created_by' ? nothing : html` <span class="quiet small">by ${lower(field.name)}</span>`}</summary>
    ${!known ? nothing : known.loading ? skeletonLines(2) : known.problem ? problem(known.problem, load)
      : known.items.length ? table(at, domain, collection, field, known.items) : html`<p class="quiet pad">None.</p>`}
    <div class="related-actions">
      ${known?.more ? html`<a class="button small" href=${all}>All of them</a>` : nothing}
      ${create ? html`<button class="button small" @click=${() => openCommand(at.organization, domain, collection, create, null, () => { parts.delete(key); load(); }, { [field.name]: value })}>
        ${symbol('plus')} ${newText(create, collection)}</button>` : nothing}
    </div></details>`;
}

function table(at, domain, collection, field, items) {
  const columns = columnsOf(domain, collection, items).filter((f) => ![field.name, 'id', ...collection.label].includes(f.name)).slice(0, COLUMNS);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${words(collection.name)}><table class="rows">
    <thead><tr><th scope="col">${words(collection.word)}</th>${columns.map((f) => html`<th scope="col">${words(f.name)}</th>`)}</tr></thead>
    <tbody>${items.map((d) => html`<tr><th scope="row"><a href=${to(at.organization, 'row', domain, collection.name, d.id)}>${labelOf(collection, d)}</a></th>
      ${columns.map((f) => html`<td data-name=${words(f.name)}>${cell(f, d, at.organization)}</td>`)}</tr>`)}</tbody></table></div>`;
}

async function fill(at, domain, collection, field, value, key) {
  const mine = of;
  parts.set(key, { loading: true });
  update();
  let found;
  try {
    const page = await ask(at.organization, `documents/${domain}/${collection.name}`, { [`${field.name}.eq`]: value, limit: SHOWN });
    found = { items: page.items, more: page.next_cursor !== null };
  } catch (failure) {
    found = { problem: failure };
  }
  if (of === mine) parts.set(key, found);
  update();
}
