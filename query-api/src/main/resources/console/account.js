// What is one's own: memberships, and the rows that belong to a person and no organization. Everything of the latter
// is made from what the catalog offers about them.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { ask, ownRows, ownCommand } from './api.js';
import { tell, update } from './store.js';
import { to } from './route.js';
import { place, findCollection } from './place.js';
import { claims } from './session.js';
import { anybody, askAnybody } from './anybody.js';
import { words, fieldWords, lower, verb, oneLine } from './words.js';
import { momentText, ago } from './format.js';
import { pageHead } from './page-head.js';
import { cell, valueAt } from './cells.js';
import { labelOf } from './names.js';
import { openForm } from './form.js';
import { skeletonLines, problem } from './states.js';
import { symbol } from './symbols.js';

const kept = new Map(); // rows by kind: { items, problem }
let keptFor = null;
const own = { key: null, membership: null };

export function accountPage(at, offer) {
  askAnybody();
  if (keptFor !== claims()?.sub) {
    kept.clear();
    keptFor = claims()?.sub;
  }
  return html`
    ${pageHead({ over: 'You', title: 'My account', text: html`What is yours in every organization. Your user ID is <code class="id">${claims()?.sub}</code>.` })}
    <div class="account">
      ${memberships(at, offer)}
      ${anybody.problem ? problem(anybody.problem, () => askAnybody(true)) : anybody.offer ? anybody.offer.own.map((c) => rowsOf(c)) : skeletonLines(4)}
    </div>`;
}

function memberships(at, offer) {
  const mine = membership(at, offer);
  return html`<section class="group" aria-labelledby="memberships"><h2 id="memberships">Memberships</h2>
    <ul class="own-rows">${place.me.organizations.map((o) => html`<li class="own-row">
      <div class="own-head"><a href=${to(o.id)}><strong>${o.name}</strong></a> <span class="tag">${words(o.role)}</span>
        ${o.status === 'active' ? nothing : html`<span class="tag warn">${words(o.status)}</span>`}
        <span class="quiet small">since ${momentText(o.joined_at)}</span></div>
      ${o.id === at.organization && mine ? html`<div class="own-actions"><a class="button small" href=${to(at.organization, 'row', offer.people.domain, offer.people.collection, mine.id)}>Your membership</a></div>` : nothing}
    </li>`)}</ul></section>`;
}

/** The caller's own among the members of the organization that is open. */
function membership(at, offer) {
  const people = offer.people;
  if (!people || !findCollection(offer, people.domain, people.collection)) return null;
  if (own.key !== at.organization) {
    Object.assign(own, { key: at.organization, membership: null });
    ask(at.organization, `documents/${people.domain}/${people.collection}`, { [people.field]: claims().sub, limit: 1, sort: 'id' })
      .then((page) => { if (own.key === at.organization) own.membership = page.items[0] ?? null; update(); }, () => {});
  }
  return own.membership;
}

function rowsOf(collection) {
  if (!kept.has(collection.name)) load(collection);
  const { items, problem: failure } = kept.get(collection.name);
  const create = collection.commands.find((c) => c.effect === 'create');
  if (items && !items.length && !collection.commands.length) return nothing; // Nothing to read, nothing to do.
  return html`<section class="group" aria-labelledby=${'own-' + collection.name}><h2 id=${'own-' + collection.name}>${words(collection.name.replace(/^user_/, ''))}</h2>
    <p class="quiet">${oneLine(collection.documentation)}</p>
    ${failure ? problem(failure, () => load(collection)) : !items ? skeletonLines(2) : items.length
      ? html`<ul class="own-rows">${items.map((row) => ownRow(collection, row))}</ul>`
      : html`<p class="own-none">None yet.${create && canBeTyped(collection, create) ? html` <button class="button small" @click=${() => open(collection, create, null)}>${symbol('plus')} New ${lower(collection.word)}</button>` : nothing}</p>`}
  </section>`;
}

/** What is fixed once it is there is told by programs, such as what tells one device from others. */
const canBeTyped = (collection, create) => {
  const later = collection.commands.find((c) => !c.named && c.effect === 'update')?.schema.properties ?? {};
  return create.schema.required.every((name) => name in later);
};

function ownRow(collection, row) {
  const filled = collection.fields.filter((f) => ![null, undefined, ''].includes(valueAt(row, f.name)) && !collection.label.includes(f.name));
  const commands = collection.commands.filter((c) => c.effect !== 'create');
  return html`<li class="own-row">
    <div class="own-head"><strong>${labelOf(collection, row)}</strong> <span class="quiet small">changed ${ago(row.updated_at)}</span></div>
    <dl class="own-fields">${filled.map((f) => html`<div><dt>${fieldWords(f)}</dt><dd>${cell({ ...f, reference: null }, row, null)}</dd></div>`)}</dl>
    ${commands.length ? html`<div class="own-actions">${commands.map((c) => html`<button class=${'button small ' + (c.effect === 'delete' ? 'quiet' : '')}
      aria-label=${`${nameOf(c)} ${labelOf(collection, row)}`} @click=${() => open(collection, c, row)}>${isEdit(c) ? symbol('edit') : nothing} ${nameOf(c)}</button>`)}</div>` : nothing}
  </li>`;
}

const isEdit = (c) => !c.named && c.effect === 'update';
const nameOf = (c) => (isEdit(c) ? 'Edit' : verb(c.name));

function open(collection, offered, row) {
  openForm({
    title: offered.effect === 'create' ? `New ${lower(collection.word)}` : offered.named || offered.effect === 'delete' ? `${verb(offered.name)} ${lower(collection.word)}` : `Edit ${lower(collection.word)}`,
    about: row ? labelOf(collection, row) : '', organization: null, offered, document: row, partial: !offered.named && offered.effect === 'update', collection: collection.name,
    send: (body, options) => ownCommand(offered.name, row ? { id: row.id, ...body } : body, row ? { ...options, version: row.version } : options),
    then: () => {
      tell(offered.effect === 'delete' ? `${words(collection.word)} deleted.` : `${words(collection.word)} saved.`);
      load(collection);
    },
  });
}

async function load(collection) {
  kept.set(collection.name, { items: kept.get(collection.name)?.items ?? null, problem: null });
  try {
    kept.set(collection.name, { items: await ownRows(collection.domain, collection.name), problem: null });
  } catch (failure) {
    kept.set(collection.name, { items: null, problem: failure });
  }
  update();
}
