// Parts that all API pages use: texts with `code` in them, things to copy.
import { html } from './lib/lit-html/lit-html.js';
import { tell } from './store.js';

/** Text with `code` in backticks. */
export const prose = (text) => (text ?? '').split('`').map((part, i) => (i % 2 ? html`<code class="code">${part}</code>` : part));

/** @param what it is, for whoever does not see it */
export const sample = (what, text) => html`
  <figure class="sample">
    <figcaption>${what}<button class="button small quiet" aria-label=${`Copy: ${what}`} @click=${() => copy(text)}>Copy</button></figcaption>
    <pre tabindex="0" role="region" aria-label=${what}><code>${text}</code></pre>
  </figure>`;

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    tell('Copied.');
  } catch {
    tell('The browser does not let this page copy. Select the text instead.', 'bad');
  }
}
