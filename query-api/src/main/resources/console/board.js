// Template one: an organization's dashboard.
import { html } from './lib/lit-html/lit-html.js';
import { ask } from './api.js';
import { update } from './store.js';
import { to } from './route.js';
import { oneLine, words, lower } from './words.js';
import { zone, unitOf } from './format.js';
import { period, before, periodChoice, choose, addDays } from './period.js';
import { pageHead } from './page-head.js';
import { skeletonCards, empty, problem } from './states.js';
import { tiles } from './board-tiles.js';
import { timeCard } from './board-time.js';
import { breakdownCard } from './board-breakdown.js';
import { loadNames } from './names.js';

const TIMES = ['quarter_hour', 'hour', 'hour_of_day', 'day', 'week', 'month'];
const AGAIN_MS = 15_000;

const state = { key: null, board: null, past: null, problem: null, looking: false, none: false };

export function boardPage(at, offer) {
  const [domain, name] = at.rest;
  const offered = offer.domains.find((d) => d.name === domain)?.dashboards.find((b) => b.name === name);
  if (!offered) return problem({ title: 'No such board', message: 'Your role or the features of the organization do not offer it. Choose one on the left.' });
  const span = period();
  const key = [at.organization, domain, name, span.from, span.to].join(' ');
  if (state.key !== key) load(key, at.organization, domain, name, span, offered);
  return html`
    ${pageHead({
      over: words(domain), title: offered.title,
      text: oneLine(offer.domains.find((d) => d.name === domain).documentation),
      freshness: state.board?.freshness,
    })}
    <div class="board-tools">${periodChoice()}<span class="quiet small">Days in ${zone}</span></div>
    ${content(at, offer, offered, span)}`;
}

function content(at, offer, offered, span) {
  if (state.problem) return problem(state.problem, () => { state.key = null; update(); });
  if (!state.board) return html`${skeletonCards(4, 'tile')}${skeletonCards(2)}`;
  if (nothingIn(state.board)) return state.none ? nothingEver(at, offer) : nothingYet(at);
  const widgets = state.board.widgets.map((w) => ({ ...w, offered: offered.widgets.find((o) => o.name === w.name) }));
  const timed = widgets.filter((w) => TIMES.includes(w.by));
  const split = widgets.filter((w) => !TIMES.includes(w.by) && w.by !== 'total');
  return html`
    ${tiles(widgets, state.past, span)}
    <div class="cards">
      ${timed.map((w, i) => timeCard(w, span, i === 0))}
      ${split.map((w) => breakdownCard(w, at))}
    </div>`;
}

const nothingIn = (board) => board.widgets.every((w) => Object.entries(w.total)
  .every(([name, value]) => unitOf(name) === 'share' || !Number(value)));

const nothingYet = (at) => empty('Nothing happened in this period', 'Choose a longer one, or go to where the last figures are.', html`
  <button class="button primary" ?disabled=${state.looking} @click=${() => findLatest(at)}>
    ${state.looking ? 'Looking…' : 'Go to the latest figures'}</button>
  <button class="button" @click=${() => choose({ days: '365' })}>Show 12 months</button>`, 'figures');

function nothingEver(at, offer) {
  const { name, collections } = offer.domains.find((d) => d.name === at.rest[0]);
  const first = collections.find((c) => c.commands.some((x) => x.effect === 'create'));
  return empty('There are no figures yet', 'Nothing that this board counts has been written. As soon as it is, it shows here by itself.',
    first ? html`<a class="button primary" href=${to(at.organization, 'rows', name, first.name)}>Go to ${lower(first.name)}</a>` : '', 'figures');
}

async function load(key, organization, domain, name, span, offered) {
  Object.assign(state, { key, board: null, past: null, problem: null, looking: false, none: false });
  const past = before(span);
  const path = `dashboards/${domain}/${name}`;
  const within = (s) => ({ from: s.from, to: s.to, time_zone: zone });
  try {
    const [board, earlier] = await Promise.all([ask(organization, path, within(span)), ask(organization, path, within(past))]);
    if (state.key !== key) return;
    Object.assign(state, { board, past: earlier });
    await loadNames(organization, referenced(board, offered));
  } catch (failure) {
    if (state.key === key) state.problem = failure;
  }
  update();
}

/** The documents that the rows of a board stand for. */
function referenced(board, offered) {
  return board.widgets.flatMap((w) => {
    const reference = offered.widgets.find((o) => o.name === w.name)?.split?.reference;
    return reference ? [{ ...reference, ids: w.rows.map((r) => r.key).filter(Boolean) }] : [];
  });
}

async function findLatest(at) {
  const [domain, name] = at.rest;
  state.looking = true;
  update();
  let end = period().to;
  for (let decade = 0; decade < 3; decade++) {
    const from = addDays(end, -3650);
    const board = await ask(at.organization, `dashboards/${domain}/${name}`, { from, to: end, time_zone: zone });
    const days = board.widgets.filter((w) => ['day', 'week', 'month'].includes(w.by)).flatMap((w) => w.rows.map((r) => r.key));
    if (days.length) {
      const last = days.map((d) => (d.length === 7 ? d + '-28' : d)).sort().at(-1);
      return choose({ from: addDays(last, -89), to: addDays(last, 1) });
    }
    end = from;
  }
  state.looking = false;
  state.none = true;
  update();
}

// A board that is looked at stays fresh without a click.
setInterval(async () => {
  if (!state.board || document.hidden || !location.pathname.includes('/board/')) return;
  const [, organization, , domain, name] = location.pathname.split('/console/')[1].split('/');
  const { key } = state;
  const span = period();
  try {
    const board = await ask(organization, `dashboards/${domain}/${name}`, { from: span.from, to: span.to, time_zone: zone });
    if (state.key === key) {
      state.board = board;
      update();
    }
  } catch (failure) {
    // The figures that stand there are still right; only their age grows, and the next try comes.
    if (state.key === key && failure.status !== 401) console.warn(failure.message);
  }
}, AGAIN_MS);

