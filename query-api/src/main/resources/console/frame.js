// What stands around every page: skip link, organization, navigation, theme, news.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { place, organizationOf } from './place.js';
import { update } from './store.js';
import { signOut, claims } from './session.js';
import { expiryText } from './signin.js';
import { startAt, home, to } from './route.js';
import { theme, nextTheme } from './theme.js';
import { symbol } from './symbols.js';
import { words } from './words.js';
import { isAdministered } from './administration.js';

let drawer = false;
let sought = '';

addEventListener('popstate', closeDrawer);
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    closeDrawer();
    document.querySelectorAll('details.menu[open]').forEach((d) => {
      d.open = false;
      d.querySelector('summary').focus();
    });
  }
  const typing = event.target.closest?.('input, textarea, select, [contenteditable], dialog');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
    const search = document.querySelector('[data-search]');
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
});
addEventListener('click', (event) => {
  document.querySelectorAll('details.menu[open]').forEach((d) => {
    if (!d.contains(event.target) || event.target.closest('a')) d.open = false;
  });
  if (event.target.closest?.('nav a')) closeDrawer();
});

function closeDrawer() {
  if (drawer) {
    drawer = false;
    update();
  }
}

function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

export const frame = (at, offer, content) => html`
  <a class="skip" href="#main" @click=${skip}>Skip to content</a>
  <div class="frame ${drawer ? 'drawer-open' : ''}">
    <header class="bar">
      <button class="icon-button" aria-label="Menu" aria-expanded=${drawer} aria-controls="rail"
        @click=${() => { drawer = !drawer; update(); }}>${symbol(drawer ? 'close' : 'menu')}</button>
      <span class="bar-name">${organizationOf(at.organization)?.name ?? 'Tributary'}</span>
    </header>
    <aside class="rail" id="rail" aria-label="Organization and pages">
      ${switcher(at)}
      <nav aria-label="Pages">${offer ? navigation(at, offer) : nothing}</nav>
      ${person(at)}
    </aside>
    <div class="veil" @click=${closeDrawer}></div>
    <main id="main" tabindex="-1">${content}</main>
  </div>`;

function switcher(at) {
  const current = organizationOf(at.organization);
  const all = place.me.organizations;
  const name = html`<span class="monogram" aria-hidden="true">${(current?.name ?? '?').charAt(0)}</span>
    <span class="switcher-name">${current?.name ?? 'Organization'}<span class="small">${words(current?.role ?? '')}${
      current && current.status !== 'active' ? ' · ' + current.status : ''}</span></span>`;
  if (all.length < 2) return html`<div class="switcher">${name}</div>`;
  const shown = all.filter((o) => o.name.toLowerCase().includes(sought.toLowerCase()));
  return html`
    <details class="menu switcher-menu">
      <summary class="switcher">${name}<span class="hidden">Switch organization</span>${symbol('down')}</summary>
      <div class="menu-body">
        ${all.length > 7 ? html`<input class="input" type="search" aria-label="Find an organization" placeholder="Find an organization"
          .value=${sought} @input=${(e) => { sought = e.target.value; update(); }}>` : nothing}
        <ul>${shown.map((o) => html`<li><a href=${to(o.id)} aria-current=${o.id === at.organization ? 'true' : 'false'}>
          <span class="ellipsis">${o.name}</span><span class="small quiet">${words(o.role)}</span></a></li>`)}</ul>
        ${shown.length ? nothing : html`<p class="quiet small pad">None is called so.</p>`}
      </div>
    </details>`;
}

function navigation(at, offer) {
  const link = (address, text, kind, current) => html`
    <a href=${address} aria-current=${current ? 'page' : 'false'}>${symbol(kind)}<span class="ellipsis">${text}</span></a>`;
  const isAt = (page, domain, name) => at.page === page && at.rest[0] === domain && at.rest[1] === name;
  return html`
    <h2 class="nav-head">Boards</h2>
    ${offer.domains.flatMap((d) => d.dashboards.map((b) =>
      link(to(at.organization, 'board', d.name, b.name), b.title, 'board', isAt('board', d.name, b.name))))}
    ${offer.domains.filter((d) => !isAdministered(offer, d.name)).map((d) => html`
      <details class="nav-group" ?open=${at.rest[0] === d.name || offer.domains.length < 2}>
        <summary class="nav-head">${words(d.name)}<span class="nav-count">${d.collections.length}</span>${symbol('down')}</summary>
        ${d.collections.map((c) => link(to(at.organization, 'rows', d.name, c.name), words(c.name),
          c.kind === 'figures' ? 'figures' : 'rows', isAt('rows', d.name, c.name) || isAt('row', d.name, c.name)))}
      </details>`)}
    <h2 class="nav-head">Administration</h2>
    ${offer.people ? link(to(at.organization, 'rows', offer.people.domain, offer.people.collection), 'People and rights', 'people', at.rest[0] === offer.people.domain && at.page !== 'board') : nothing}
    ${link(to(at.organization, 'audit'), 'Audit log', 'log', at.page === 'audit')}
    <h2 class="nav-head">System</h2>
    ${link(to(at.organization, 'pipeline'), 'Pipeline', 'flow', at.page === 'pipeline')}
    ${link(to(at.organization, 'import'), 'Import', 'upload', at.page === 'import')}
    ${link('/docs/', 'API', 'code', false)}`;
}

const personName = (who) => who.name && who.name !== who.sub ? who.name : who.email ?? 'User ' + (who.sub ?? '').slice(0, 8);

function person(at) {
  const who = claims() ?? {};
  const now = theme();
  return html`
    <div class="person">
      <a class="person-name" href=${to(at.organization, 'account')} aria-current=${at.page === 'account' ? 'page' : 'false'} title="My account"><span class="ellipsis">${personName(who)}</span>
        <span class="small">${expiryText()}</span></a>
      <button class="icon-button" title="Theme" aria-label=${`Theme: ${now}. Change`}
        @click=${() => { nextTheme(); update(); }}>${symbol({ auto: 'auto', light: 'sun', dark: 'moon' }[now])}</button>
      <button class="icon-button" title="Sign out" aria-label="Sign out"
        @click=${() => { signOut(); startAt(home); }}>${symbol('out')}</button>
    </div>`;
}
