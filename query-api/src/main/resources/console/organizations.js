// A user with no organization, with many, and at the door of a foreign one.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { command } from './api.js';
import { anybody, askAnybody } from './anybody.js';
import { place, reload } from './place.js';
import { signOut, claims } from './session.js';
import { tell } from './store.js';
import { go, startAt, home, to } from './route.js';
import { openForm } from './form.js';
import { empty, skeletonLines, codeLink } from './states.js';
import { symbol } from './symbols.js';
import { words } from './words.js';

function leave() {
  signOut();
  startAt(home);
}

function found(offered) {
  const organization = crypto.randomUUID();
  openForm({
    title: 'Found an organization',
    organization,
    offered: { ...offered, schema: withoutId(offered.schema) },
    send: (body, options) => command(organization, offered.name, body, options),
    then: async () => {
      await reload(organization);
      tell('Your organization is there. You own it.');
      go(to(organization));
    },
  });
}

export function withoutId(schema) {
  const { id, ...properties } = schema.properties;
  return { ...schema, properties };
}

export const alone = (content) => html`
  <main class="alone" id="main" tabindex="-1">
    <header class="alone-head"><span class="alone-mark">${symbol('mark')} Tributary</span>
      <button class="button quiet" @click=${leave}>${symbol('out')} Sign out</button></header>
    ${content}
  </main>`;

export function noOrganization() {
  askAnybody();
  const founding = anybody.offer?.founding;
  const actions = (founding ?? []).map(
    (f) => html`<button class="button primary" @click=${() => found(f)}>${symbol('plus')} Found an organization</button>`);
  return alone(html`<h1 class="hidden">No organization</h1>${empty(
    'You are in no organization yet',
    html`Ask somebody to add you; they need your user ID <code class="code">${claims()?.sub}</code>. Or found one of your own.`,
    founding ? actions : skeletonLines(1), 'building')}`);
}

export const pickPage = () => alone(html`
  <h1>Choose an organization</h1>
  <p class="quiet">You are in ${place.me.organizations.length}. The one you joined last comes first.</p>
  <ul class="pick">
    ${place.me.organizations.map((o) => html`
      <li><a class="pick-card" href=${to(o.id)}>
        <span class="monogram" aria-hidden="true">${o.name.charAt(0)}</span>
        <span class="pick-name">${o.name}<span class="quiet small">${words(o.role)}</span></span>
        ${o.status === 'active' ? nothing : html`<span class="tag warn">${words(o.status)}</span>`}
        ${symbol('right')}
      </a></li>`)}
  </ul>`);

export const foreignOrganization = (id) => alone(html`<h1 class="hidden">Not yours</h1>${empty(
  place.offerProblem.title, html`${place.offerProblem.message} ${codeLink(place.offerProblem.code)}`,
  html`<a class="button primary" href=${home}>Your organizations</a>
    <button class="button" @click=${() => reload(id)}>Try again</button>`, 'building')}`);
