// What happened to a row: a time line below its fields, newest first, page by page.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { repeat } from './lib/lit-html/directives/repeat.js';
import { ask } from './api.js';
import { update } from './store.js';
import { words, lower, fieldWords } from './words.js';
import { momentText, exactText, ago } from './format.js';
import { cell } from './cells.js';
import { person } from './people.js';
import { skeletonLines, problem } from './states.js';

const PAGE = 20;
const SHOWN = 4;
const MARKS = { create: 'good', delete: 'bad' };
const state = { key: null, items: null, cursor: null, problem: null, loading: false };

/** @param version of the document that is shown: another one has another history */
export function historySection(at, collection, version) {
  if (collection.kind !== 'rows') return nothing;
  const key = [at.organization, ...at.rest, version].join(' ');
  if (state.key !== key) begin(key, at);
  return html`<section class="group history" aria-labelledby="history-title"><h2 id="history-title">History</h2>${content(at, collection)}</section>`;
}

/** Of a row that is gone: shown only to those who may see it. */
export function historyOfRemoved(at, collection) {
  const section = historySection(at, collection, 'gone');
  return state.items?.length ? section : nothing;
}

function content(at, collection) {
  if (state.problem && !state.items) return problem(state.problem, () => more(state.key, at));
  if (!state.items) return skeletonLines(3);
  if (!state.items.length) return html`<p class="quiet">Nothing is known yet. Changes appear here within moments.</p>`;
  return html`
    <ol class="timeline">${repeat(state.items, (e) => e.id, (e) => entry(e, at.organization, collection))}</ol>
    ${state.problem ? problem(state.problem, () => more(state.key, at)) : state.cursor ? html`
      <button class="button small" ?disabled=${state.loading} @click=${() => more(state.key, at)}>Show older</button>` : nothing}`;
}

const entry = (e, organization, collection) => html`
  <li class=${'moment ' + (MARKS[e.operation] ?? '')}>
    <p class="moment-head"><strong>${title(e, collection)}</strong> <span>by ${who(e.actor, organization)}</span>
      <time class="quiet" datetime=${e.occurred_at} title=${`${exactText(e.occurred_at)} (${ago(e.occurred_at)})`}>${momentText(e.occurred_at)}</time>
      <span class="quiet">version ${e.version}</span></p>
    ${changes(e, organization, collection)}
  </li>`;

/** What it is called where commands are offered; a command about another row says which. */
function title(e, collection) {
  if (e.command === 'external') return `${words(e.operation)} from outside`;
  if (e.command === 'undo') return 'Taken back';
  const [, word, name] = e.command.split('.');
  return word === collection.word ? words(name) : `${words(word)}: ${lower(name)}`;
}

const who = (actor, organization) => actor.startsWith('database:')
  ? html`<code>${actor.slice(9)}</code>, a database user` : person(organization, actor);

function changes(e, organization, collection) {
  const changed = collection.fields.filter((f) => f.name in e.changes);
  if (!changed.length) return nothing;
  const lines = (fields) => html`<dl class="deltas">${fields.map((f) => delta(f, e, organization))}</dl>`;
  if (changed.length <= SHOWN + 1) return lines(changed);
  return html`${lines(changed.slice(0, SHOWN))}
    <details><summary>${changed.length - SHOWN} more fields</summary>${lines(changed.slice(SHOWN))}</details>`;
}

function delta(field, e, organization) {
  const { before, after } = e.changes[field.name];
  const value = (v) => cell(field, { [field.name]: v }, organization);
  const was = html`<span class="was"><span class="hidden">was </span>${value(before)}</span>`;
  const is = html`<span class="is"><span class="hidden">is </span>${value(after)}</span>`;
  return html`<div><dt>${fieldWords(field)}</dt><dd>${e.operation === 'create' ? is : e.operation === 'delete' ? was
    : html`${was} <span class="quiet" aria-hidden="true">→</span> ${is}`}</dd></div>`;
}

function begin(key, at) {
  Object.assign(state, { key, items: null, cursor: null, problem: null });
  more(key, at);
}

async function more(key, at) {
  const [domain, name, id] = at.rest;
  Object.assign(state, { loading: true, problem: null });
  update();
  try {
    const page = await ask(at.organization, `documents/${domain}/${name}/${encodeURIComponent(id)}/history`, { limit: PAGE, cursor: state.cursor });
    if (state.key === key) Object.assign(state, { items: [...state.items ?? [], ...page.items], cursor: page.next_cursor, loading: false });
  } catch (failure) {
    if (state.key === key) Object.assign(state, { problem: failure, loading: false });
  }
  update();
}
