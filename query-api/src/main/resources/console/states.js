// What a page shows when it has nothing to show: not yet, nothing, or not possible.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { symbol } from './symbols.js';

export const skeletonLines = (many) => html`
  <div class="skeleton" role="status"><span class="hidden">Loading</span>
    ${Array.from({ length: many }, (_, i) => html`<div class=${'skeleton-line w' + (i % 4)}></div>`)}
  </div>`;

export const skeletonCards = (many, kind = 'card') => html`
  <div class=${'skeleton skeleton-' + kind + 's'} role="status"><span class="hidden">Loading</span>
    ${Array.from({ length: many }, () => html`<div class=${'skeleton-' + kind}></div>`)}
  </div>`;

export const empty = (title, text, action = nothing, kind = 'drop') => html`
  <div class="state">
    <div class="state-mark">${symbol(kind)}</div>
    <h2>${title}</h2>
    <p>${text}</p>
    <div class="state-actions">${action}</div>
  </div>`;

/** A problem's code, which leads to what it means. */
export const codeLink = (code) => (code ? html`<a class="code" href=${'/problems/' + code} target="_blank" rel="noopener">${code}</a>` : nothing);

/** @param again what to do when somebody wants to try once more */
export const problem = (failure, again = null) => html`
  <div class="state state-problem" role="alert">
    <div class="state-mark">${symbol('warning')}</div>
    <h2>${failure.title ?? 'Something went wrong'}</h2>
    <p>${failure.message}</p>
    <div class="state-actions">
      ${again ? html`<button class="button" @click=${again}>Try again</button>` : nothing}
      ${codeLink(failure.code)}
    </div>
  </div>`;
