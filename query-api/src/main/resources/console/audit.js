// Who did what, and what became of it: everything for admins and owners, for others their own.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { ask } from './api.js';
import { update } from './store.js';
import { show, to } from './route.js';
import { findCollection } from './place.js';
import { words, lower } from './words.js';
import { momentText, exactText, ago, count } from './format.js';
import { pageHead } from './page-head.js';
import { person } from './people.js';
import { sections } from './administration.js';
import { auditFilters, conditionsOf } from './audit-filters.js';
import { skeletonLines, empty, problem, codeLink } from './states.js';
import { symbol } from './symbols.js';

const PAGE = 25;
const FIELDS = 6;
const state = { key: null, page: null, problem: null, loading: false };
let before = [];
let loads = 0;

export function auditPage(at, offer) {
  const key = at.organization + ' ' + at.view;
  if (state.key !== key) load(key, at);
  return html`
    ${pageHead({
      over: 'Administration', title: 'Audit log', freshness: state.page?.freshness,
      text: ['owner', 'admin'].includes(offer.role) ? 'Every command of the organization, accepted or refused: who, when, and which fields.' : 'Every command that you sent here, accepted or refused. Admins and owners see those of all.',
    })}
    ${sections(at, offer)}
    ${auditFilters(at, offer, set)}
    ${content(at, offer)}`;
}

function content(at, offer) {
  if (state.problem) return problem(state.problem, () => { state.key = null; update(); });
  if (!state.page) return html`<div class="sheet">${skeletonLines(10)}</div>`;
  if (!state.page.items.length) {
    return Object.keys(conditionsOf(at.view)).length
      ? empty('Nothing fits these filters', 'Take one away, or clear them all.', html`<button class="button primary" @click=${() => set(null)}>Clear filters</button>`, 'filter')
      : empty('Nothing yet', 'Commands appear here within moments.', nothing, 'log');
  }
  return html`
    <div class=${'sheet ' + (state.loading ? 'busy' : '')}>
      <div class="scroll" tabindex="0" role="region" aria-label="Audit log"><table class="rows audit">
        <thead><tr><th scope="col">Command</th><th scope="col">Who</th><th scope="col">When</th><th scope="col">Result</th><th scope="col">What changed</th></tr></thead>
        <tbody>${state.page.items.map((e) => entry(at, offer, e))}</tbody></table></div>
      ${pager(at)}
    </div>`;
}

const entry = (at, offer, e) => html`<tr>
  <th scope="row" title=${e.command}>${title(e.command)}</th>
  <td data-name="Who">${actor(at, e.actor)}</td>
  <td data-name="When"><time datetime=${e.occurred_at} title=${`${exactText(e.occurred_at)} (${ago(e.occurred_at)})`}>${momentText(e.occurred_at)}</time></td>
  <td data-name="Result">${e.outcome === 'refused' ? html`<span class="tag bad">Refused</span> ${codeLink(e.code)}` : html`<span class="tag good">Accepted</span>`}</td>
  <td data-name="What changed">${changed(at, offer, e)}</td></tr>`;

/** `shop.lamp.create` → `Lamp: create`. */
function title(command) {
  const [, word, name] = command.split('.');
  return name ? `${words(word)}: ${lower(name)}` : words(command);
}

const actor = (at, id) => id.startsWith('database:') ? html`<code class="id">${id.slice(9)}</code>`
  : html`<button class="linked" title="Only this one" @click=${() => set('actor', id)}>${person(at.organization, id)}</button>`;

function changed(at, offer, e) {
  if (!e.row_count) return html`<span class="none" aria-label="nothing">–</span>`;
  const [first] = e.rows;
  const more = e.row_count - 1;
  const collection = findCollection(offer, first.domain, first.collection);
  const name = `${words(collection?.word ?? first.collection)} ${first.operation === 'update' ? '' : first.operation + 'd'}`.trim();
  const known = first.id && first.operation !== 'delete' && collection;
  const fields = first.fields.slice(0, FIELDS).map(lower).join(', ');
  return html`<span class="audit-change">${known ? html`<a href=${to(at.organization, 'row', first.domain, first.collection, first.id)}>${name}</a>` : name}${
    more ? html` <span class="quiet">and ${count(more)} more</span>` : nothing}
    ${first.operation === 'delete' || !fields ? nothing : html`<span class="quiet small" title=${first.fields.map(lower).join(', ')}>${fields}${first.fields.length > FIELDS ? ' …' : ''}</span>`}</span>`;
}

function pager(at) {
  const next = state.page.next_cursor;
  const from = before.length * PAGE + 1;
  return html`<nav class="pager" aria-label="Pages of the log">
    <span class="quiet">${from}–${from + state.page.items.length - 1}</span>
    <button class="button small" ?disabled=${!at.view.get('cursor')} @click=${() => turn(at, before.at(-1) ?? null, true)}>${symbol('left')} Newer</button>
    <button class="button small" ?disabled=${!next} @click=${() => turn(at, next, false)}>Older ${symbol('right')}</button>
  </nav>`;
}

/** One condition; without a name all go. Any change starts at the newest. */
function set(name, value) {
  const view = name === null ? new URLSearchParams() : new URLSearchParams(location.hash.slice(1));
  view.delete('cursor');
  before = [];
  if (name !== null) view[value ? 'set' : 'delete'](name, value || undefined);
  show(view);
}

function turn(at, cursor, back) {
  before = back ? before.slice(0, -1) : [...before, at.view.get('cursor')];
  at.view.delete('cursor');
  if (cursor) at.view.set('cursor', cursor);
  show(at.view);
}

async function load(key, at) {
  const own = ++loads;
  const same = state.key?.split(' ')[0] === at.organization;
  if (!at.view.get('cursor')) before = [];
  Object.assign(state, { key, problem: null, loading: true, page: same ? state.page : null });
  try {
    const page = await ask(at.organization, 'audit', { limit: PAGE, cursor: at.view.get('cursor'), ...conditionsOf(at.view) });
    if (own === loads) Object.assign(state, { page, loading: false });
  } catch (failure) {
    if (own === loads) Object.assign(state, { problem: failure, loading: false });
  }
  update();
}

/** The next look asks anew. */
export function forgetAudit() {
  state.key = null;
}
