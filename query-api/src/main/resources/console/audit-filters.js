// What the audit log is narrowed by: a row of fields above it, kept in the address.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { live } from './lib/lit-html/directives/live.js';
import { claims } from './session.js';
import { administered } from './administration.js';
import { words } from './words.js';
import { person } from './people.js';
import { symbol } from './symbols.js';

const NAMES = ['actor', 'command', 'outcome', 'entity', 'occurred_at.gte', 'occurred_at.lt'];

/** The conditions that stand in the address, by parameter of the route. */
export const conditionsOf = (view) => Object.fromEntries(NAMES.filter((n) => view.get(n)).map((n) => [n, view.get(n)]));

export function auditFilters(at, offer, set) {
  const view = at.view;
  const me = claims()?.sub;
  const all = ['owner', 'admin'].includes(offer.role);
  const other = view.get('actor') && view.get('actor') !== me ? view.get('actor') : null;
  const some = NAMES.some((n) => view.get(n));
  return html`<form class="log-filters" @submit=${(e) => e.preventDefault()}>
    ${all ? html`<label>Who<select class="input" @change=${(e) => set('actor', e.target.value)}>
      <option value="" ?selected=${!view.get('actor')}>Everybody</option><option value=${me} ?selected=${view.get('actor') === me}>You</option>
      ${other ? html`<option value=${other} selected>One other</option>` : nothing}</select></label>` : nothing}
    <label>What<select class="input" @change=${(e) => set('entity', e.target.value)}>
      <option value="" ?selected=${!view.get('entity')}>Everything</option>
      ${groupsOf(offer).map((g) => html`<optgroup label=${g.label}>${g.options.map(([value, text]) => html`<option value=${value} ?selected=${view.get('entity') === value}>${text}</option>`)}</optgroup>`)}</select></label>
    <label>Command<input class="input" type="search" data-search list="log-commands" autocomplete="off" placeholder="Full name" .value=${live(view.get('command') ?? '')} @change=${(e) => set('command', e.target.value.trim())}></label>
    <datalist id="log-commands">${commandsOf(offer).map((name) => html`<option value=${name}></option>`)}</datalist>
    <label>Result<select class="input" @change=${(e) => set('outcome', e.target.value)}>${[['', 'Any'], ['accepted', 'Accepted'], ['refused', 'Refused']].map(([value, text]) =>
      html`<option value=${value} ?selected=${(view.get('outcome') ?? '') === value}>${text}</option>`)}</select></label>
    <label>From<input class="input" type="date" .value=${live(dayOf(view.get('occurred_at.gte'), 0))} @change=${(e) => set('occurred_at.gte', momentOf(e.target.value, 0))}></label>
    <label>To<input class="input" type="date" .value=${live(dayOf(view.get('occurred_at.lt'), -1))} @change=${(e) => set('occurred_at.lt', momentOf(e.target.value, 1))}></label>
    ${other ? html`<span class="chip">Only ${person(at.organization, other)} <button type="button" class="chip-close" aria-label="Remove filter who" @click=${() => set('actor', '')}>${symbol('close')}</button></span>` : nothing}
    ${some ? html`<button type="button" class="button quiet small" @click=${() => set(null)}>Clear all</button>` : nothing}
  </form>`;
}

/** Lists of people and rights first: that is what is asked for most. */
function groupsOf(offer) {
  const first = offer.people?.domain;
  const own = { label: 'Administration', options: administered(offer).map((c) => [`${first}.${c.name}`, words(c.name)]) };
  const others = offer.domains.filter((d) => d.name !== first).map((d) => ({
    label: words(d.name), options: d.collections.filter((c) => c.kind === 'rows').map((c) => [`${d.name}.${c.name}`, words(c.name)]),
  }));
  return [own, ...others].filter((g) => g.options.length);
}

const commandsOf = (offer) => offer.domains.flatMap((d) => d.collections.flatMap((c) => c.commands.map((k) => k.name)));

/** A day of the viewer as the moment when it begins; `after` days later. */
function momentOf(day, after) {
  if (!day) return '';
  const start = new Date(day + 'T00:00:00');
  start.setDate(start.getDate() + after);
  return start.toISOString();
}

function dayOf(moment, after) {
  if (!moment) return '';
  const at = new Date(moment);
  at.setDate(at.getDate() + after);
  return [at.getFullYear(), String(at.getMonth() + 1).padStart(2, '0'), String(at.getDate()).padStart(2, '0')].join('-');
}
