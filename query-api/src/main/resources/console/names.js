// How documents are called that others refer to. Asked for in one request per collection.
import { ask } from './api.js';
import { offerOf, findCollection, peopleList } from './place.js';
import { here } from './route.js';
import { update } from './store.js';
import { momentText } from './format.js';

const PERSON = /^(user|agent|owner)_id$|_by$/;

/** A field that means a person, told by its name. */
export const isPersonField = (field) => field.type === 'uuid' && !field.reference && PERSON.test(field.name);

const known = new Map();
const MOST = 100;
let waiting = new Map();

const keyOf = (organization, domain, collection, id) => [organization, domain, collection, id].join('/');

/** What is referred to: the id, but of people the user that a membership is of. */
export const keyField = (reference) => reference.field ?? 'id';

export function nameOf(organization, reference, id) {
  return known.get(keyOf(organization, reference.domain, reference.collection, id)) ?? null;
}

/** When something ends says nothing of what it is. */
const END = /^(ends|expires|closes)_at$/;

/** The field whose value leads to the document: what it is called, else when it was, else its ID. */
export function labelField(collection) {
  return collection.label[0] ?? collection.fields.find((f) => f.type === 'instant' && !f.engine && !END.test(f.name))?.name ?? 'id';
}

/** What people call a document, by the fields its collection is labelled with. */
export function labelOf(collection, document) {
  const texts = collection.label.map((f) => document[f]).filter(Boolean);
  if (texts.length) return texts.join(' ');
  const moment = document[labelField(collection)];
  if (collection.label.length || !moment || labelField(collection) === 'id') return tiedText(collection, document) || document.id.slice(0, 8);
  return momentText(moment);
}

/** Of a row without a name, such as that somebody has something: what it ties together. */
function tiedText(collection, document) {
  const organization = here().organization;
  const fields = collection.fields.filter((f) => !f.engine && document[f.name] && (f.reference || isPersonField(f))).slice(0, 2);
  return fields.map((f) => nameSoon(organization, f.reference ?? peopleList(), document[f.name])).filter(Boolean).join(', ');
}

/** Like nameOf, but asks for what is not known, soon and together with others. */
export function nameSoon(organization, reference, id) {
  const name = nameOf(organization, reference, id);
  if (name === null) {
    const key = [organization, reference.domain, reference.collection].join('/');
    if (!waiting.size) setTimeout(askWaiting, 10);
    waiting.set(key, { organization, reference, ids: new Set(waiting.get(key)?.ids).add(id) });
  }
  return name;
}

async function askWaiting() {
  const all = [...waiting.values()];
  waiting = new Map();
  await Promise.all(all.map((w) => loadNames(w.organization, [{ ...w.reference, ids: [...w.ids] }])));
  update();
}

export async function loadNames(organization, wanted) {
  await Promise.all(wanted.map(async ({ domain, collection, field, ids }) => {
    const by = keyField({ field });
    const offered = findCollection(offerOf(organization), domain, collection);
    const missing = [...new Set(ids)].filter((id) => !known.has(keyOf(organization, domain, collection, id))).slice(0, MOST);
    if (!offered || !missing.length) return;
    for (const id of missing) known.set(keyOf(organization, domain, collection, id), '');
    const page = await ask(organization, `documents/${domain}/${collection}`, { [by + '.in']: missing.join(','), limit: MOST, sort: 'id' });
    for (const document of page.items) {
      known.set(keyOf(organization, domain, collection, document[by]), labelOf(offered, document));
    }
  }));
}

/** After a change: the next look asks again. */
export function forgetName(organization, domain, collection, id) {
  known.delete(keyOf(organization, domain, collection, id));
}
