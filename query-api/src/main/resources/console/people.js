// How people are called here. Who is no member any more keeps the beginning of their ID.
import { html } from './lib/lit-html/lit-html.js';
import { ask } from './api.js';
import { claims } from './session.js';
import { offerOf, findCollection } from './place.js';
import { labelOf, isPersonField } from './names.js';
import { update } from './store.js';

const MOST = 100;
const SYSTEM = '00000000-0000-0000-0000-000000000001';

/** Where a field that means a person leads; none in the list of people itself, who may be new there. */
export function peopleFor(organization, field, collection) {
  const people = organization && offerOf(organization)?.people;
  return people && isPersonField({ type: 'uuid', name: field }) && collection !== people.collection ? people : null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const known = new Map();
let waiting = new Map();

export function person(organization, id) {
  if (id === SYSTEM) return html`<span title="A timer, or a report from outside">the platform</span>`;
  if (claims()?.sub === id) return html`<span title=${id}>you</span>`;
  const key = organization + '/' + id;
  if (!known.has(key) && UUID.test(id)) {
    known.set(key, '');
    if (!waiting.size) setTimeout(askWaiting, 10);
    waiting.set(organization, new Set(waiting.get(organization)).add(id));
  }
  const name = known.get(key);
  return name ? html`<span title=${id}>${name}</span>` : html`<code class="id" title=${id}>${id.slice(0, 8)}</code>`;
}

async function askWaiting() {
  const all = [...waiting];
  waiting = new Map();
  // Who cannot be asked for keeps the ID.
  await Promise.allSettled(all.map(([organization, ids]) => load(organization, [...ids].slice(0, MOST))));
  update();
}

async function load(organization, ids) {
  const people = offerOf(organization)?.people;
  const members = people && findCollection(offerOf(organization), people.domain, people.collection);
  if (!members) return;
  const page = await ask(organization, `documents/${people.domain}/${people.collection}`, { [people.field + '.in']: ids.join(','), limit: MOST, sort: 'id' });
  page.items.forEach((m) => known.set(organization + '/' + m[people.field], labelOf(members, m)));
}
