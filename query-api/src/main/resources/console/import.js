// A file of rows comes in: chosen, sent, followed, and what was refused taken back home.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { tell } from './store.js';
import { go, to } from './route.js';
import { words, lower } from './words.js';
import { count, duration, momentText } from './format.js';
import { pageHead } from './page-head.js';
import { problem, skeletonLines, codeLink } from './states.js';
import { run, start, watch, giveUp, ended, remembered } from './import-run.js';
import { refusedFile } from './import-api.js';
import { chooser, targetsOf, forgetChoice, preselect } from './import-choice.js';
import { symbol } from './symbols.js';

const TITLES = { receiving: 'Receiving the file', waiting: 'Waiting for its turn', running: 'Importing', finished: 'Imported', cancelled: 'Cancelled', failed: 'Stopped' };
const KINDS = { finished: 'good', cancelled: 'warn', failed: 'bad' };

export function importPage(at, offer) {
  const [id] = at.rest;
  const targets = targetsOf(offer);
  preselect(at.view.get('rows'));
  if (id && (run.organization !== at.organization || run.id !== id)) queueMicrotask(() => watch(at.organization, id));
  return html`
    ${pageHead({
      over: 'System', title: 'Import', text: 'Rows of a CSV or NDJSON file, each checked like one you type in. What is refused comes back with the reasons; the rest is written.',
      actions: id && ended(run.state) ? html`<a class="button primary" href=${to(at.organization, 'import')}>${symbol('upload')} Another file</a>` : null,
    })}
    ${id ? followed(at, id, offer) : run.phase === 'sending' && run.organization === at.organization ? sending()
      : html`${run.problem ? refusal(run.problem) : nothing}${chooser(targets, (wanted) => start(at.organization, wanted, (id) => begun(at.organization, id)))}${earlier(at)}`}`;
}

function begun(organization, id) {
  forgetChoice();
  go(to(organization, 'import', id));
}

const refusal = (failure) => html`
  <div class="notice" role="alert">${symbol('warning')}<div><strong>${failure.title}</strong><p>${failure.message}</p>${codeLink(failure.code)}</div></div>`;

function sending() {
  const size = run.file.size || 1;
  return html`
    <section class="group import-card"><h2>Sending ${run.file.name}</h2>
      ${bar(run.sent / size, `${megabytes(run.sent)} of ${megabytes(size)}`)}
      <p class="quiet">Nothing is imported before the file is there as a whole.</p>
      <div class="import-actions"><button class="button" @click=${giveUp}>Cancel</button></div></section>`;
}

function followed(at, id, offer) {
  if (run.id !== id) return html`<div class="sheet">${skeletonLines(4)}</div>`;
  if (!run.state) return run.problem && run.phase === 'lost' ? problem(run.problem, () => watch(at.organization, id)) : html`<div class="sheet">${skeletonLines(4)}</div>`;
  const state = run.state;
  const name = remembered(at.organization).find((i) => i.id === id)?.name;
  const over = ended(state);
  return html`
    <section class="group import-card" aria-busy=${!over}>
      <h2>${TITLES[state.status]}${name ? html` <span class="quiet">${name}</span>` : nothing}</h2>
      <p class="quiet">${words(state.domain)}, ${lower(state.entity)}; existing rows are ${state.existing === 'update' ? 'updated' : 'left alone'}.</p>
      ${bar(over && state.status === 'finished' ? 1 : state.bytes_done / (state.bytes || 1), over ? '' : remaining(state), KINDS[state.status])}
      <dl class="import-counts">${['created', 'updated', 'skipped', 'refused'].map((n) => html`
        <div class=${n === 'refused' && state.refused ? 'bad' : ''}><dt>${words(n)}</dt><dd>${count(state[n])}</dd></div>`)}</dl>
      ${state.problem ? refusal({ title: 'It cannot go on', message: state.problem.detail, code: state.problem.code }) : nothing}
      ${run.phase === 'lost' && !over ? html`<p class="quiet" role="status">The connection was lost. The import goes on; this page asks again.</p>` : nothing}
      <p class="quiet small">${facts(state)}</p>
      <div class="import-actions">${over ? afterwards(at, state, offer, name) : html`<button class="button" @click=${giveUp}>Cancel the import</button>
        <span class="quiet small">What is written stays. You may leave this page: it goes on.</span>`}</div>
    </section>`;
}

function bar(share, text, kind = '') {
  const percent = Math.min(100, Math.floor(share * 100));
  return html`<div class="import-progress ${kind}"><progress max="100" .value=${percent} aria-label="Progress"></progress><span>${percent} %${text ? html`, ${text}` : nothing}</span></div>`;
}

function remaining(state) {
  const rows = state.bytes_done ? state.rows * (state.bytes / state.bytes_done) - state.rows : 0;
  return state.rows_per_second && rows > 0 ? `about ${duration(Math.ceil(rows / state.rows_per_second))} left` : '';
}

function facts(state) {
  const took = state.ended_at && state.started_at ? ` in ${duration((new Date(state.ended_at) - new Date(state.started_at)) / 1000)}` : '';
  return `${count(state.rows)} rows${took}${state.rows_per_second ? `, ${count(state.rows_per_second)} a second` : ''}. Begun ${momentText(state.created_at)}.`;
}

function afterwards(at, state, offer, name) {
  const list = offer.domains.find((d) => d.name === state.domain)?.collections.find((c) => c.word === state.entity && c.kind === 'rows');
  return html`
    ${state.refused ? html`<button class="button primary" @click=${() => save(at.organization, state, name)}>Download ${count(state.refused)} refused</button>` : nothing}
    ${list ? html`<a class="button" href=${to(at.organization, 'rows', state.domain, list.name)}>Show ${lower(list.name)}</a>` : nothing}`;
}

/** Mended, that file can be imported as it is. */
async function save(organization, state, name) {
  try {
    const address = URL.createObjectURL(await refusedFile(organization, state.id));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${(name ?? state.id).replace(/\.\w+$/, '')}.refused.${state.format}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (failure) {
    tell(failure.message, 'bad');
  }
}

function earlier(at) {
  const all = remembered(at.organization);
  if (!all.length) return nothing;
  return html`<section class="group import-earlier"><h2>Of this tab</h2>
    <ul>${all.map((i) => html`<li><a href=${to(at.organization, 'import', i.id)}>${i.name}</a> <span class="quiet small">${words(i.entity)}, ${momentText(i.at)}</span></li>`)}</ul></section>`;
}

const megabytes = (bytes) => (bytes < 100_000 ? `${count(Math.ceil(bytes / 1000))} kB` : `${count(Math.round(bytes / 100_000) / 10)} MB`);
