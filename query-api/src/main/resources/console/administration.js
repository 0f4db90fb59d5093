// The lists of the domain that the engine itself knows, where people and rights are: side by side above each.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { to } from './route.js';
import { words } from './words.js';
import { symbol } from './symbols.js';

/** What is administered: the lists of that domain. */
export const administered = (offer) => offer.domains.find((d) => d.name === offer.people?.domain)?.collections.filter((c) => c.kind === 'rows') ?? [];

export const isAdministered = (offer, domain) => domain === offer.people?.domain;

/** What stands above the title of a list. */
export const overOf = (offer, domain) => (isAdministered(offer, domain) ? 'Administration' : words(domain));

/** People first; what is the organization's own need not say so. */
const ordered = (offer) => administered(offer).sort((a, b) => (b.name === offer.people.collection) - (a.name === offer.people.collection));
const short = (name) => words(name.replace(/^organization_/, ''));

/** Ways to the neighbours of a list or log that belongs to administration. */
export function sections(at, offer) {
  const [domain, name] = at.rest;
  if (at.page !== 'audit' && !isAdministered(offer, domain)) return nothing;
  const current = (here) => (here ? 'page' : 'false');
  return html`<nav class="sections" aria-label="Administration">
    ${ordered(offer).map((c) => html`<a href=${to(at.organization, 'rows', offer.people.domain, c.name)} aria-current=${current(c.name === name)}>${short(c.name)}</a>`)}
    <a href=${to(at.organization, 'audit')} aria-current=${current(at.page === 'audit')}>${symbol('log')} Audit log</a></nav>`;
}
