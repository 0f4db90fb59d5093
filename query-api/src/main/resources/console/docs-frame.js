// What stands around every API page: search, what there is, theme, the way to the console.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { live } from './lib/lit-html/directives/live.js';
import { update } from './store.js';
import { grouped } from './docs-entries.js';
import { addressOf } from './docs-route.js';
import { theme, nextTheme } from './theme.js';
import { symbol } from './symbols.js';
import { words } from './words.js';

const KINDS = [['commands', 'Commands', 'edit'], ['queries', 'Queries', 'search'], ['topics', 'Topics', 'flow']];
let drawer = false;
let sought = '';

addEventListener('popstate', close);
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') close();
  const typing = event.target.closest?.('input, textarea, select');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    open(true);
    document.querySelector('[data-search]')?.focus();
  }
});
addEventListener('click', (event) => {
  if (event.target.closest?.('nav a')) close();
});

function open(now) {
  drawer = now;
  update();
}

function close() {
  if (drawer) open(false);
}

function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

export const docsFrame = (at, entries, content) => html`
  <a class="skip" href="#main" @click=${skip}>Skip to content</a>
  <div class="frame docs ${drawer ? 'drawer-open' : ''}">
    <header class="bar">
      <button class="icon-button" aria-label="Menu" aria-expanded=${drawer} aria-controls="rail" @click=${() => open(!drawer)}>${symbol(drawer ? 'close' : 'menu')}</button>
      <span class="bar-name">Tributary API</span>
    </header>
    <aside class="rail" id="rail" aria-label="What there is">
      <a class="switcher docs-home" href="/docs/"><span class="docs-mark">${symbol('mark')}</span><span class="switcher-name">Tributary API</span></a>
      <div class="search docs-search">${symbol('search')}
        <input class="input" type="search" data-search aria-label="Find a command, query or topic" placeholder="Find …" autocomplete="off"
          .value=${live(sought)} @input=${(e) => { sought = e.target.value; update(); }}><kbd aria-hidden="true">/</kbd></div>
      <nav aria-label="API">${navigation(at, entries)}</nav>
      <div class="person">
        <div class="person-name"><a class="docs-console" href="/console/">Console</a></div>
        <button class="icon-button" title="Theme" aria-label=${`Theme: ${theme()}. Change`}
          @click=${() => { nextTheme(); update(); }}>${symbol({ auto: 'auto', light: 'sun', dark: 'moon' }[theme()])}</button>
      </div>
    </aside>
    <div class="veil" @click=${close}></div>
    <main id="main" tabindex="-1">${content}</main>
  </div>`;

function navigation(at, entries) {
  const found = grouped(entries, sought);
  if (sought && !found.size) return html`<p class="small pad" role="status">Nothing is called so.</p>`;
  return html`
    ${KINDS.map(([kind, title, mark]) => found.has(kind) ? html`
      <h2 class="nav-head">${title}</h2>
      ${[...found.get(kind)].map(([group, some]) => html`
        <details class="nav-group" ?open=${Boolean(sought) || some.some((e) => at.kind === kind && e.id === at.id)}>
          <summary class="nav-head">${words(group)}<span class="nav-count">${some.length}</span>${symbol('down')}</summary>
          ${some.map((e) => html`<a href=${addressOf(e)} aria-current=${at.kind === kind && at.id === e.id ? 'page' : 'false'}>${symbol(mark)}<span class="ellipsis">${e.name}</span></a>`)}
        </details>`)}` : nothing)}
    <h2 class="nav-head">When it is refused</h2>
    <a href="/problems">${symbol('warning')}<span class="ellipsis">Problems</span></a>`;
}
