// Where the caller is: their organizations and what the current one offers.
import { get } from './api.js';
import { token } from './session.js';
import { update } from './store.js';

export const place = { me: null, problem: null, offerProblem: null };

let loadedFor = null;
let loading = false;
const offers = new Map();
const asking = new Set();

export const offerOf = (organization) => offers.get(organization) ?? null;
/** Where people are listed: the same in every organization. */
export const peopleList = () => [...offers.values()][0]?.people ?? null;

export const isPeopleList = (domain, collection) => peopleList()?.domain === domain && peopleList().collection === collection;

export const organizationOf = (id) => place.me?.organizations.find((o) => o.id === id) ?? null;

/** Loads what is missing; cheap to call at every render. */
export function enter(organization, again = false) {
  if (loadedFor !== token() || again) {
    loadedFor = token();
    Object.assign(place, { me: null, problem: null, offerProblem: null });
    offers.clear();
    asking.clear();
    loadMe();
  }
  if (organization && place.me && !offers.has(organization) && !asking.has(organization)) loadOffer(organization);
}

/** Reads memberships anew, as after founding an organization. */
export async function reload(organization) {
  offers.delete(organization);
  asking.delete(organization);
  place.me = await get('/me', { organization });
  update();
}

async function loadMe() {
  if (loading) return;
  loading = true;
  try {
    place.me = await get('/me');
  } catch (failure) {
    place.problem = failure;
  } finally {
    loading = false;
    update();
  }
}

async function loadOffer(organization) {
  asking.add(organization);
  place.offerProblem = null;
  try {
    offers.set(organization, await get(`/organizations/${organization}/catalog`, { organization }));
  } catch (failure) {
    place.offerProblem = failure;
  }
  update();
}

export function findCollection(offer, domain, name) {
  return offer.domains.find((d) => d.name === domain)?.collections.find((c) => c.name === name) ?? null;
}
