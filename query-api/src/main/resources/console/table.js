// Template two: the documents of a collection, narrowed, ordered, page by page.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { live } from './lib/lit-html/directives/live.js';
import { repeat } from './lib/lit-html/directives/repeat.js';
import { ask } from './api.js';
import { update } from './store.js';
import { here, show, to, go } from './route.js';
import { findCollection } from './place.js';
import { words, fieldWords, lower, oneLine } from './words.js';
import { pageHead } from './page-head.js';
import { cell, isNumber } from './cells.js';
import { chips, conditions } from './filters.js';
import { columnsOf, columnMenu } from './columns.js';
import { labelOf } from './names.js';
import { foundLine } from './found.js';
import { openCommand } from './form.js';
import { canSelect, selectIn, markAll, markOne, selectionBar } from './selection.js';
import { sections, overOf } from './administration.js';
import { prose } from './prose.js';
import { skeletonLines, empty, problem } from './states.js';
import { symbol } from './symbols.js';

const PAGE = 25;
const TYPING_MS = 250;
const state = { key: null, stale: false, page: null, problem: null, loading: false };
let before = [];
let loads = 0;
let typing = 0;

export function tablePage(at, offer) {
  const [domain, name] = at.rest;
  const collection = findCollection(offer, domain, name);
  if (!collection) return problem({ title: 'No such list', message: 'Your role or the features of the organization do not offer it. Choose one on the left.' });
  const key = [at.organization, domain, name, at.view].join(' ');
  if (state.key !== key || state.stale) load(key, at, domain, collection);
  selectIn(key);
  const create = collection.commands.find((c) => c.effect === 'create' && !collection.singleton);
  return html`
    ${pageHead({
      over: overOf(offer, domain), title: words(name), text: prose(oneLine(collection.documentation)), freshness: state.page?.freshness,
      actions: create ? html`${create.named ? null : html`<a class="button" href=${`${to(at.organization, 'import')}#rows=${domain}/${collection.word}`}>${symbol('upload')} Import</a>`}<button class="button primary" @click=${() => openNew(at, domain, collection, create)}>${symbol('plus')} ${newText(create, collection)}</button>` : null,
    })}
    ${sections(at, offer)}
    <div class="tools">
      ${searchField(collection, at.view)}
      ${chips(collection, at.view, at.organization, set)}
      ${columnMenu(domain, collection, state.page?.items)}
    </div>
    ${content(at, domain, collection, create)}`;
}

export const newText = (command, collection) => command.named ? `${words(command.name.split('.').at(-1))} ${lower(collection.word)}` : `New ${lower(collection.word)}`;

function openNew(at, domain, collection, create) {
  openCommand(at.organization, domain, collection, create, null, (answer) => go(to(at.organization, 'row', domain, collection.name, answer.id)));
}

function content(at, domain, collection, create) {
  if (state.problem) return problem(state.problem, () => { state.key = null; update(); });
  if (!state.page) return html`<div class="sheet">${skeletonLines(10)}</div>`;
  if (!state.page.items.length) return nothingHere(at, domain, collection, create);
  const columns = columnsOf(domain, collection, state.page.items);
  const marks = canSelect(collection);
  return html`
    ${selectionBar(at, domain, collection, () => { state.stale = true; update(); })}
    <div class=${'sheet ' + (state.loading ? 'busy' : '')}>
      <div class="scroll" tabindex="0" role="region" aria-label=${words(collection.name)}>
        <table class="rows">
          <thead><tr>${marks ? markAll(state.page.items) : nothing}${columns.map((f) => heading(f, at.view))}</tr></thead>
          <tbody>${repeat(state.page.items, (d) => d.id, (d) => row(at, domain, collection, columns, d, marks))}</tbody>
        </table>
      </div>
      ${pager(at)}
    </div>`;
}

function heading(field, view) {
  const sort = view.get('sort') ?? (view.get('search') ? '' : '-created_at');
  const now = sort === field.name ? 'ascending' : sort === '-' + field.name ? 'descending' : 'none';
  return html`<th scope="col" class=${isNumber(field) ? 'number' : ''} aria-sort=${now}>${field.sortable
    ? html`<button class="sort" @click=${() => set('sort', now === 'descending' ? field.name : '-' + field.name)}>${fieldWords(field)}${
      now === 'none' ? nothing : symbol(now === 'ascending' ? 'up' : 'down')}</button>`
    : fieldWords(field)}</th>`;
}

function row(at, domain, collection, columns, document, marks) {
  const address = to(at.organization, 'row', domain, collection.name, document.id);
  const open = (event) => {
    if (!event.target.closest('a, button, .mark') && !String(getSelection())) go(address);
  };
  return html`<tr @click=${open}>${marks ? markOne(document, labelOf(collection, document)) : nothing}${columns.map((f, i) => i === 0
    ? html`<th scope="row" data-name=${fieldWords(f)}><a href=${address}>${f.type === 'text' && document[f.name] ? cell(f, document, at.organization) : labelOf(collection, document)}</a>${
      state.page.found?.[document.id] ? foundLine(state.page.found[document.id]) : nothing}</th>`
    : html`<td class=${isNumber(f) ? 'number' : ''} data-name=${fieldWords(f)}>${cell(f, document, at.organization)}</td>`)}</tr>`;
}

function pager(at) {
  const next = state.page.next_cursor;
  const many = state.page.items.length;
  const from = before.length * PAGE + 1;
  return html`<nav class="pager" aria-label="Pages of the list">
    <span class="quiet">${from}–${from + many - 1}${next ? '' : ' of ' + (from + many - 1)}</span>
    <button class="button small" ?disabled=${!at.view.get('cursor')} @click=${() => turn(before.at(-1) ?? null, true)}>${symbol('left')} Previous</button>
    <button class="button small" ?disabled=${!next} @click=${() => turn(next, false)}>Next ${symbol('right')}</button>
  </nav>`;
}

function nothingHere(at, domain, collection, create) {
  if (at.view.get('search')) {
    return empty('Nothing has all these words', 'Take a word away, or write only its beginning.',
      html`<button class="button primary" @click=${() => set('search', null)}>Clear search</button>`, 'search');
  }
  if (conditions(at.view, collection).length) {
    return empty('Nothing fits these filters', 'Take one away, or clear them all.',
      html`<button class="button primary" @click=${() => set(null, null)}>Clear filters</button>`, 'filter');
  }
  return empty(`No ${lower(collection.name)} yet`, oneLine(collection.documentation),
    create ? html`<button class="button primary" @click=${() => openNew(at, domain, collection, create)}>${symbol('plus')} ${newText(create, collection)}</button>`
      : html`<span class="quiet">They appear here by themselves.</span>`, 'rows');
}

/** By words where texts are searched, else by the beginning of the label. */
function searchField(collection, view) {
  const field = collection.label.map((n) => collection.fields.find((f) => f.name === n)).find((f) => f?.filterable);
  const searched = collection.searched.length > 0;
  if (!searched && !field) return nothing;
  const name = searched ? 'search' : `${field.name}.prefix`;
  const text = searched ? `Search ${collection.searched.map(lower).join(', ')}` : `${words(field.name)} begins with`;
  return html`<div class="search">${symbol('search')}
    <input class="input" type="search" data-search aria-label=${text} placeholder=${text + ' …'} autocomplete="off"
      .value=${live(view.get(name) ?? '')} @input=${(e) => {
        clearTimeout(typing);
        typing = setTimeout(() => set(name, e.target.value || null, true), TYPING_MS);
      }}><kbd aria-hidden="true">/</kbd></div>`;
}

/** One condition or the order; without a name all conditions go. Any change starts at the first page. */
function set(name, value, replace = false) {
  const view = here().view;
  const next = new URLSearchParams(name === null ? [] : view);
  if (name === null && view.get('sort')) next.set('sort', view.get('sort'));
  next.delete('cursor');
  before = [];
  if (name !== null) next[value === null ? 'delete' : 'set'](name, value ?? undefined);
  show(next, replace);
}

function turn(cursor, back) {
  const view = here().view;
  before = back ? before.slice(0, -1) : [...before, view.get('cursor')];
  view.delete('cursor');
  if (cursor) view.set('cursor', cursor);
  show(view);
}

async function load(key, at, domain, collection) {
  const own = ++loads;
  const same = state.key?.split(' ').slice(0, 3).join(' ') === key.split(' ').slice(0, 3).join(' ');
  if (!at.view.get('cursor')) before = [];
  Object.assign(state, { key, stale: false, problem: null, loading: true, page: same ? state.page : null });
  const parameters = { limit: PAGE, sort: at.view.get('sort'), cursor: at.view.get('cursor') };
  if (at.view.get('search')) parameters.search = at.view.get('search');
  for (const c of conditions(at.view, collection)) parameters[c.name] = c.value;
  if (!parameters.sort && !parameters.search && !collection.fields.find((f) => f.name === 'created_at')?.sortable) parameters.sort = 'id';
  try {
    const page = await ask(at.organization, `documents/${domain}/${collection.name}`, parameters);
    if (own === loads) Object.assign(state, { page, loading: false });
  } catch (failure) {
    if (own === loads) Object.assign(state, { problem: failure, loading: false });
  }
  update();
}

/** The next look asks anew. */
export function forgetList() {
  state.stale = true;
}
