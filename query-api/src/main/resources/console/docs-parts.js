// What all API pages use: a sample to copy.
import { html } from './lib/lit-html/lit-html.js';
import { copy } from './prose.js';

/** @param what it is, for whoever does not see it */
export const sample = (what, text) => html`
  <figure class="sample">
    <figcaption>${what}<button class="button small quiet" aria-label=${`Copy: ${what}`} @click=${() => copy(text)}>Copy</button></figcaption>
    <pre tabindex="0" role="region" aria-label=${what}><code>${text}</code></pre>
  </figure>`;
