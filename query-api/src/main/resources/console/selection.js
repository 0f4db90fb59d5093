// Rows of a list that are marked, and what can be done with all of them at once.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { update } from './store.js';
import { verb, lower, oneLine } from './words.js';
import { openForMany } from './form.js';
import { forgetName } from './names.js';
import { symbol } from './symbols.js';

const marked = new Map();
let markedIn = null;

/** What is said of one row and nothing else makes sense for many. */
export const commandsForMany = (collection) => collection.commands.filter((c) => c.effect === 'delete' || (c.named && c.effect === 'update' && !Object.values(c.hints ?? {}).some((h) => h.secret)));

/** Another list or page of it begins with nothing marked. */
export function selectIn(key) {
  if (markedIn !== key) marked.clear();
  markedIn = key;
}

export const canSelect = (collection) => commandsForMany(collection).length > 0;

function mark(document, on) {
  if (on) marked.set(document.id, document);
  else marked.delete(document.id);
  update();
}

export const markAll = (items) => html`<th scope="col" class="mark"><input type="checkbox" aria-label="Mark all rows of this page"
  .checked=${items.length > 0 && items.every((d) => marked.has(d.id))} .indeterminate=${marked.size > 0 && !items.every((d) => marked.has(d.id))}
  @change=${(e) => items.forEach((d) => mark(d, e.target.checked))}></th>`;

export const markOne = (document, name) => html`<td class="mark"><label class="mark-area"><input type="checkbox" aria-label=${`Mark ${name}`}
  .checked=${marked.has(document.id)} @change=${(e) => mark(document, e.target.checked)}></label></td>`;

const fits = (command, documents) => documents.every((d) => Object.entries(command.when).every(([field, values]) => values.includes(String(d[field]))));

/** @param after what to do once the rows have changed */
export function selectionBar(at, domain, collection, after) {
  if (!marked.size) return nothing;
  const documents = [...marked.values()];
  const act = (event, command) => {
    event.target.closest('details').open = false;
    openForMany(at.organization, collection, command, documents, () => {
      documents.forEach((d) => forgetName(at.organization, domain, collection.name, d.id));
      marked.clear();
      after();
    });
  };
  return html`<div class="selection" role="region" aria-label="Marked rows">
    <span aria-live="polite"><strong>${documents.length}</strong> marked</span>
    <details class="menu"><summary class="button small">With these ${symbol('down')}</summary>
      <ul class="menu-body">${commandsForMany(collection).map((c) => html`<li><button class=${'menu-item ' + (c.effect === 'delete' ? 'danger' : '')} ?disabled=${!fits(c, documents)}
        @click=${(e) => act(e, c)}>${verb(c.name)}<span class="small quiet">${fits(c, documents) ? oneLine(c.named ? c.schema.description : '') : whyNot(c)}</span></button></li>`)}</ul></details>
    <button class="button quiet small" @click=${() => { marked.clear(); update(); }}>Clear</button>
  </div>`;
}

/** What a row must be for a command that does not fit it. */
export const whyNot = (c) => 'Only while ' + Object.entries(c.when).map(([f, v]) => `${lower(f)} is ${v.map(lower).join(' or ')}`).join(' and ');
