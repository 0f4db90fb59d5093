// Short news at the edge of the page.
import { html } from './lib/lit-html/lit-html.js';
import { repeat } from './lib/lit-html/directives/repeat.js';
import { toasts, dismiss } from './store.js';
import { symbol } from './symbols.js';

export const toastList = () => html`
  <div class="toasts" role="status" aria-live="polite">
    ${repeat(toasts(), (t) => t.id, (t) => html`
      <div class=${'toast ' + t.kind}>${symbol(t.kind === 'good' ? 'check' : 'warning')}<span>${t.text}</span>
        <button class="icon-button" aria-label="Dismiss" @click=${() => dismiss(t.id)}>${symbol('close')}</button></div>`)}
  </div>`;
