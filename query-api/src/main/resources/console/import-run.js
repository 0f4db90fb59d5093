// The import that this tab sends or follows; it goes on while other pages are looked at.
import { update, tell } from './store.js';
import { wrote } from './session.js';
import { forgetList } from './table.js';
import { count } from './format.js';
import { upload, cancel, follow } from './import-api.js';

const AGAIN_MS = 1000;
const ENDED = ['finished', 'cancelled', 'failed'];

/** `phase` is `none`, `sending`, `following` or `lost`. */
export const run = { phase: 'none', organization: null, id: null, state: null, sent: 0, file: null, problem: null };
let stop = () => {};

export const ended = (state) => ENDED.includes(state?.status);

/** Sends the file; `then` is told the id as soon as the service has it whole. */
export async function start(organization, wanted, then) {
  Object.assign(run, { phase: 'sending', organization, id: null, state: null, sent: 0, file: wanted.file, problem: null });
  const sending = upload(organization, wanted, (sent) => {
    run.sent = sent;
    update();
  });
  stop = sending.stop;
  update();
  try {
    const state = await sending.done;
    remember(organization, state, wanted.file.name);
    then(state.id);
    watch(organization, state.id, state);
  } catch (failure) {
    Object.assign(run, { phase: 'none', problem: failure.name === 'AbortError' ? null : failure });
    update();
  }
}

/** Follows an import until its end; after a lost connection it asks again. */
export async function watch(organization, id, state = null) {
  stop();
  const control = new AbortController();
  stop = () => control.abort();
  Object.assign(run, { phase: 'following', organization, id, state, problem: null });
  update();
  while (!control.signal.aborted && run.id === id && !ended(run.state)) {
    try {
      await follow(organization, id, control.signal, take);
      Object.assign(run, { phase: 'following', problem: null });
    } catch (failure) {
      if (control.signal.aborted) return;
      Object.assign(run, { phase: 'lost', problem: failure });
      if (failure.status >= 400 && failure.status < 500 && failure.status !== 429) break;
    }
    update();
    if (!ended(run.state)) await new Promise((again) => setTimeout(again, AGAIN_MS));
  }
}

function take(state) {
  const over = ended(state) && !ended(run.state);
  run.state = state;
  wrote(run.organization, state.token);
  if (over) {
    forgetList();
    tell(`Import ${state.status}: ${count(state.created)} created, ${count(state.refused)} refused.`, state.status === 'failed' ? 'bad' : 'good');
  }
  update();
}

export async function giveUp() {
  if (run.phase === 'sending') return stop();
  try {
    take(await cancel(run.organization, run.id));
    // Between two batches: the last state follows by itself.
  } catch (failure) {
    tell(failure.message, 'bad');
  }
}

const KEY = 'tributary.imports.';
const MOST = 5;

/** The imports of this tab, latest first. */
export const remembered = (organization) => JSON.parse(sessionStorage.getItem(KEY + organization) ?? '[]');

function remember(organization, state, name) {
  const all = [{ id: state.id, name, domain: state.domain, entity: state.entity, at: state.created_at }, ...remembered(organization)];
  sessionStorage.setItem(KEY + organization, JSON.stringify(all.slice(0, MOST)));
}
