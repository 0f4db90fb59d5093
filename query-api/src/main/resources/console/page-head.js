// The head of every page: what it is, how fresh it is, what can be done.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { lag, exactText } from './format.js';

export const pageHead = ({ over, title, text, freshness, actions }) => html`
  <header class="page-head">
    <div class="page-title">
      ${over ? html`<p class="over">${over}</p>` : nothing}
      <h1>${title}</h1>
      ${text ? html`<p class="quiet">${text}</p>` : nothing}
    </div>
    <div class="page-tools">${freshness ? freshnessBadge(freshness) : nothing}${actions ?? nothing}</div>
  </header>`;

/** Everything committed until then is in what is shown. */
export function freshnessBadge(freshness) {
  const late = freshness.lag_ms === null || freshness.lag_ms > 10_000;
  const text = freshness.lag_ms === null ? 'Freshness unknown' : `${lag(freshness.lag_ms)} behind`;
  return html`<span class=${'fresh ' + (late ? 'late' : '')}
    title=${freshness.applied_commit_time ? 'Holds everything committed until ' + exactText(freshness.applied_commit_time) : ''}>
    <span class="fresh-dot" aria-hidden="true"></span>${text}</span>`;
}
