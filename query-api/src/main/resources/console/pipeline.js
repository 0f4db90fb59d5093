// How the pipeline does for the organization: seven stations, and how fresh each read model is.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { ask } from './api.js';
import { update } from './store.js';
import { words } from './words.js';
import { lag, count, momentText } from './format.js';
import { pageHead } from './page-head.js';
import { skeletonCards, problem } from './states.js';

const EVERY_MS = 4000;
const LATE_MS = 10_000;
const NAMES = {
  command: ['Command', 'decided'], row: ['Row', 'committed to Postgres'], change: ['Change', 'read from the log'],
  topic: ['Topic', 'published to Kafka'], projection: ['Projection', 'figures and embedded documents'],
  document: ['Document', 'written to OpenSearch'], answer: ['Answer', 'memberships and answers'],
};
const state = { organization: null, pipeline: null, problem: null };

export function pipelinePage(at) {
  if (state.organization !== at.organization) {
    Object.assign(state, { organization: at.organization, pipeline: null, problem: null });
    load(at.organization);
  }
  return html`${pageHead({
    over: 'System', title: 'Pipeline',
    text: 'Every committed row passes seven stations. This is how far each is for your organization.',
    freshness: state.pipeline?.freshness,
  })}${content()}`;
}

function content() {
  if (state.problem && !state.pipeline) return problem(state.problem, () => load(state.organization));
  if (!state.pipeline) return html`${skeletonCards(7, 'tile')}${skeletonCards(1)}`;
  const models = Object.entries(state.pipeline.read_models);
  return html`
    <ol class="stations">${state.pipeline.stations.map((s, i) => station(s, i))}</ol>
    <section class="card" aria-labelledby="models"><header class="card-head"><h2 id="models">Read models</h2>
      <span class="quiet small">${models.length} that your organization can ask</span></header>
      <div class="scroll" tabindex="0" role="region" aria-label="Read models"><table class="figures">
        <thead><tr><th scope="col">Read model</th><th scope="col">Holds everything until</th><th scope="col" class="number">Behind</th><th scope="col">State</th></tr></thead>
        <tbody>${models.map(([name, f]) => html`<tr><th scope="row">${modelName(name)}</th>
          <td>${f.applied_commit_time ? momentText(f.applied_commit_time) : '–'}</td><td class="number">${lag(f.lag_ms)}</td>
          <td>${stateTag(f.lag_ms)}</td></tr>`)}</tbody></table></div></section>`;
}

/** The prefix of an alias is the same for all. */
const modelName = (alias) => words(alias.replace(/^tributary-/, '').replaceAll('-', '_'));

const isLate = (ms) => ms === null || ms === undefined || ms > LATE_MS;
const stateTag = (ms) => isLate(ms) ? html`<span class="tag warn">${ms === null ? 'Unknown' : 'Late'}</span>` : html`<span class="tag good">Current</span>`;

const station = (s, i) => html`
  <li class=${'station ' + (isLate(s.lag_ms) ? 'late' : '')}>
    <span class="station-number" aria-hidden="true">${i + 1}</span>
    <h3>${NAMES[s.station]?.[0] ?? words(s.station)}</h3><p class="quiet small">${NAMES[s.station]?.[1] ?? ''}</p>
    <p class="station-lag">${lag(s.lag_ms)}</p><p class="small">${s.changes_per_minute === undefined || s.changes_per_minute === null ? nothing : html`${count(s.changes_per_minute)} a minute`}</p>
  </li>`;

async function load(organization) {
  state.problem = null;
  try {
    const pipeline = await ask(organization, 'pipeline');
    if (state.organization === organization) state.pipeline = pipeline;
  } catch (failure) {
    state.problem = failure;
  }
  update();
}

setInterval(() => {
  if (state.organization && !document.hidden && location.pathname.endsWith('/pipeline')) load(state.organization);
}, EVERY_MS);
