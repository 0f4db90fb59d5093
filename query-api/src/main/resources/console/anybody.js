// What there is beside organizations: commands that need no membership, and the caller's own rows.
import { get } from './api.js';
import { update } from './store.js';

export const anybody = { offer: null, problem: null };
let asked = false;

/** Loads once; cheap to call at every render. */
export function askAnybody(again = false) {
  if (asked && !again) return;
  asked = true;
  anybody.problem = null;
  get('/catalog').then((offer) => { anybody.offer = offer; }, (failure) => { anybody.problem = failure; }).finally(update);
}
