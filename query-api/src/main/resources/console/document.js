// One document: its fields in groups, and what the caller may do with it.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { ask } from './api.js';
import { update } from './store.js';
import { go, to } from './route.js';
import { findCollection } from './place.js';
import { words, fieldWords, verb, lower, oneLine } from './words.js';
import { ago } from './format.js';
import { pageHead } from './page-head.js';
import { cell, valueAt } from './cells.js';
import { labelOf, forgetName } from './names.js';
import { openCommand } from './form.js';
import { whyNot } from './selection.js';
import { overOf } from './administration.js';
import { relatedSection } from './related.js';
import { forgetList } from './table.js';
import { historySection, historyOfRemoved } from './history.js';
import { skeletonLines, problem, empty } from './states.js';
import { symbol } from './symbols.js';

const LONG = 300;
const state = { key: null, document: null, problem: null };
let loads = 0;

export function documentPage(at, offer) {
  const [domain, name, id] = at.rest;
  const collection = findCollection(offer, domain, name);
  if (!collection) return problem({ title: 'No such list', message: 'Your role or the features of the organization do not offer it. Choose one on the left.' });
  const key = [at.organization, domain, name, id].join(' ');
  if (state.key !== key) load(key, at);
  const back = html`<a href=${to(at.organization, 'rows', domain, name)}>${overOf(offer, domain)} / ${words(name)}</a>`;
  if (state.problem?.status === 404) {
    return html`${pageHead({ over: back, title: 'Not here' })}${empty('There is no such document', 'It was deleted, or it is not visible to you.',
      html`<a class="button primary" href=${to(at.organization, 'rows', domain, name)}>All ${lower(name)}</a>`, 'rows')}${historyOfRemoved(at, collection)}`;
  }
  if (state.problem) return problem(state.problem, () => { state.key = null; update(); });
  if (!state.document) return html`${pageHead({ over: back, title: '…' })}<div class="sheet">${skeletonLines(8)}</div>`;
  const document = state.document;
  return html`
    ${pageHead({
      over: back, title: labelOf(collection, document),
      text: `${words(collection.word)}, version ${document.version}, changed ${ago(document.updated_at ?? document.created_at)}`,
      actions: actions(at, domain, collection, document),
    })}
    <div class="groups">${groups(collection).map((some, i) => some.length ? html`<div class=${'groups-' + i}>
      ${some.map(([title, fields]) => group(title, fields, document, at.organization))}</div>` : nothing)}</div>
    ${relatedSection(at, offer, domain, collection, document)}
    ${historySection(at, collection, document.version)}`;
}

/** Side by side: what it says, and what it belongs to; long texts below both. */
function groups(collection) {
  const own = collection.fields.filter((f) => !f.engine && !f.figure);
  const isLong = (f) => f.type === 'json' || f.type === 'list' || (f.type === 'text' && f.max > LONG);
  return [
    [['Details', own.filter((f) => !isLong(f) && !f.reference && f.type !== 'uuid')]],
    [
      ['Figures', collection.fields.filter((f) => f.figure)],
      ['Belongs to', own.filter((f) => f.reference || f.type === 'uuid')],
      ['Record', collection.fields.filter((f) => f.engine)],
    ],
    [['Text and settings', own.filter(isLong)]],
  ].map((some) => some.filter(([, fields]) => fields.length));
}

const group = (title, fields, document, organization) => html`
  <section class="group"><h2>${title}</h2>
    <dl>${fields.map((f) => html`<div class=${valueAt(document, f.name) === null ? 'unset' : ''}>
      <dt title=${oneLine(f.documentation) || nothing}>${fieldWords(f)}</dt>
      <dd>${f.name === 'id' ? html`<code class="id">${document.id}</code>` : cell(f, document, organization, { long: true })}</dd></div>`)}</dl>
  </section>`;

function actions(at, domain, collection, document) {
  const fits = (c) => Object.entries(c.when).every(([field, values]) => values.includes(String(document[field])));
  const on = collection.commands.filter((c) => c.effect !== 'create');
  const edit = on.find((c) => !c.named && c.effect === 'update');
  const named = on.filter((c) => c.named && c.effect === 'update');
  const remove = on.filter((c) => c.effect === 'delete');
  const open = (c) => openCommand(at.organization, domain, collection, c, document, (answer) => done(at, domain, collection, c, answer));
  return html`
    ${edit ? html`<button class="button primary" @click=${() => open(edit)}>${symbol('edit')} Edit</button>` : nothing}
    ${named.length + remove.length ? html`
      <details class="menu menu-right"><summary class="button">More ${symbol('down')}</summary>
        <ul class="menu-body">
          ${named.map((c) => html`<li><button class="menu-item" ?disabled=${!fits(c)} title=${fits(c) ? nothing : whyNot(c)}
            @click=${(e) => { e.target.closest('details').open = false; open(c); }}>${verb(c.name)}<span class="small quiet">${fits(c) ? oneLine(c.schema.description) : whyNot(c)}</span></button></li>`)}
          ${remove.map((c) => html`<li><button class="menu-item danger" @click=${(e) => { e.target.closest('details').open = false; open(c); }}>${verb(c.name)}</button></li>`)}
        </ul></details>` : nothing}`;
}

function done(at, domain, collection, command, answer) {
  forgetName(at.organization, domain, collection.name, answer.id);
  forgetList();
  if (command.effect === 'delete') go(to(at.organization, 'rows', domain, collection.name));
  else {
    forgetDocument();
    update();
  }
}

/** What is shown anew is asked for anew. */
export function forgetDocument() {
  state.key = null;
}

async function load(key, at) {
  const [domain, name, id] = at.rest;
  const own = ++loads;
  const again = state.document?.id === id;
  Object.assign(state, { key, problem: null, document: again ? state.document : null });
  try {
    const document = await ask(at.organization, `documents/${domain}/${name}/${encodeURIComponent(id)}`);
    if (own === loads) state.document = document;
  } catch (failure) {
    if (own === loads) state.problem = failure;
  }
  update();
}
