// Parts of texts in which the words were found that the list is searched for.
import { html } from './lib/lit-html/lit-html.js';

const MARKS = /<mark>|<\/mark>/;

/** What the service escaped, as the text that it is. */
const plain = (escaped) => new DOMParser().parseFromString(escaped, 'text/html').documentElement.textContent;

/** A line for a row: every second piece stood between marks. */
export function foundLine(found) {
  const parts = Object.values(found).flat();
  return html`<span class="found">${parts.map((part, i) => html`${i ? ' … ' : ''}${part.split(MARKS).map((piece, j) =>
    j % 2 ? html`<mark>${plain(piece)}</mark>` : plain(piece))}`)}</span>`;
}
