// The panel that shows a new secret, once.
import { html } from './lib/lit-html/lit-html.js';
import { copy } from './prose.js';
import { symbol } from './symbols.js';

/** What nobody can look up again: shown until it is put away. */
export const shownOnce = (title, texts, kept) => html`
  <dialog class="panel" id="panel" aria-labelledby="panel-title" @cancel=${(e) => e.preventDefault()} @close=${kept}>
    <form novalidate @submit=${(e) => { e.preventDefault(); kept(); }}>
      <header class="panel-head"><div><h2 id="panel-title">Keep this now</h2><p class="quiet">${title}</p></div></header>
      <div class="panel-body">
        <p>This is shown once. Nobody can look it up again, only replace it.</p>
        ${texts.map((text, i) => html`<div class="secret"><code class="secret-text" id=${`secret-${i}`} tabindex="0">${text}</code>
          <button type="button" class="button" @click=${() => copy(text)}>${symbol('copy')} Copy</button></div>`)}
      </div>
      <footer class="panel-foot"><button class="button primary">I have kept it</button></footer>
    </form>
  </dialog>`;
