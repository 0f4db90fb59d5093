// One value of a document, by the type of its field.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { count, dayText, momentText, exactText, ago, decimal, duration } from './format.js';
import { words } from './words.js';
import { nameSoon, isPersonField } from './names.js';
import { person } from './people.js';
import { to } from './route.js';

const GOOD = /^(active|completed|converted|delivered|published|accepted|approved|paid|ready|done|success|available|qualified)$/;
const BAD = /^(suspended|failed|cancelled|removed|revoked|expired|do_not_call|refused|rejected|declined|critical|high|past_due|wrong_number|unqualified)$/;
const WAITING = /^(draft|pending|waiting|queued|invited|trial|paused|callback|running|generating|medium|new)$/;

/** `address.city` goes into the object. */
export const valueAt = (document, name) => name.split('.').reduce((part, step) => part?.[step], document);

export function cell(field, document, organization, { long = false } = {}) {
  const value = valueAt(document, field.name);
  if (value === null || value === undefined || value === '') return html`<span class="none" aria-label="none">–</span>`;
  switch (field.type) {
    case 'choice': return html`<span class=${'tag ' + tone(value)}>${words(value)}</span>`;
    case 'truth': return value ? html`<span class="tag good">Yes</span>` : html`<span class="quiet">No</span>`;
    case 'number': return /(^|_)seconds$/.test(field.name) ? html`<span title=${count(value) + ' s'}>${duration(value)}</span>` : count(value);
    case 'decimal': return decimal(value, field.scale);
    case 'day': return dayText(value);
    case 'instant': return html`<time datetime=${value} title=${`${exactText(value)} (${ago(value)})`}>${momentText(value)}</time>`;
    case 'uuid': return identity(field, value, organization);
    case 'list': return html`<span class="tags">${value.map((v) => html`<span class="tag">${v}</span>`)}</span>`;
    case 'json': return long ? html`<pre class="json">${pretty(value)}</pre>` : html`<code class="small ellipsis">${value}</code>`;
    default: return text(field, value, long);
  }
}

export const isNumber = (field) => ['number', 'decimal'].includes(field.type);

function tone(value) {
  return GOOD.test(value) ? 'good' : BAD.test(value) ? 'bad' : WAITING.test(value) ? 'warn' : '';
}

function identity(field, value, organization) {
  if (isPersonField(field)) return person(organization, value);
  if (!field.reference) return html`<code class="id" title=${value}>${value.slice(0, 8)}</code>`;
  const name = nameSoon(organization, field.reference, value);
  return html`<a href=${to(organization, 'row', field.reference.domain, field.reference.collection, value)}>${name || value.slice(0, 8)}</a>`;
}

function text(field, value, long) {
  if (long && /^https:\/\//.test(value)) return html`<a href=${value} rel="noopener noreferrer" target="_blank">${value}</a>`;
  return long ? html`<span class="long">${value}</span>` : html`<span class="ellipsis" title=${value.length > 40 ? value : nothing}>${value}</span>`;
}

function pretty(value) {
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}
