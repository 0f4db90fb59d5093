// Texts with `code` in them, and texts to take away.
import { html } from './lib/lit-html/lit-html.js';
import { tell } from './store.js';

/** Text with `code` in backticks. */
export const prose = (text) => (text ?? '').split('`').map((part, i) => (i % 2 ? html`<code class="code">${part}</code>` : part));

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    tell('Copied.');
  } catch {
    tell('The browser does not let this page copy. Select the text instead.', 'bad');
  }
}
