// Sends what is described, as whoever is signed in in this tab.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { live } from './lib/lit-html/directives/live.js';
import { update } from './store.js';
import { token, wrote, writtenIn } from './session.js';
import { origins } from './docs-descriptions.js';
import { exampleOf } from './docs-schema.js';
import { sample } from './docs-parts.js';

let form = null;
let organizations = null;

export function tryIt(entry, parameters) {
  const json = entry.operation.requestBody?.content?.['application/json'];
  if (entry.operation.requestBody && !json || streams(entry.operation)) return nothing;
  if (!token()) {
    return html`<section class="group"><h2>Try it</h2><p><a href="/console/">Sign in in the console</a>, in this tab, and come back: then this page can send it.</p></section>`;
  }
  if (form?.entry !== entry) {
    form = { entry, values: {}, query: '', body: json ? JSON.stringify(exampleOf(entry.description, json), null, 2) : null, sending: false, answer: null };
  }
  const inPath = parameters.filter((p) => p.in === 'path');
  if (inPath.some((p) => p.name === 'organization') && !organizations) loadOrganizations();
  return html`
    <section class="group"><h2>Try it</h2>
      <form class="try" @submit=${send} autocomplete="off">
        ${inPath.map((p) => (p.name === 'organization' ? organizationField() : textField(p.name, p.name)))}
        ${form.body === null && parameters.some((p) => p.in === 'query') ? textField('?', 'Parameters', 'limit=5&sort=-created_at') : nothing}
        ${form.body === null ? nothing : html`<label class="label" for="try-body">Body</label>
          <textarea class="input" id="try-body" rows="8" spellcheck="false" .value=${live(form.body)} @input=${(e) => { form.body = e.target.value; }}></textarea>
          <p class="field-help">This is no rehearsal: it writes into the organization.</p>`}
        <button class="button primary" ?disabled=${form.sending}>${form.sending ? 'Sending…' : 'Send'}</button>
      </form>
      <div role="status">${form.answer ? answerOf(form.answer) : nothing}</div>
    </section>`;
}

// Its answer does not end.
const streams = (operation) => Object.values(operation.responses).some((answer) => answer.content?.['text/event-stream']);

const answerOf = (answer) => html`
  <p class="try-status"><span class=${'tag ' + (answer.status >= 200 && answer.status < 400 ? 'good' : 'bad')}>${answer.status || 'No answer'}</span> ${answer.time} ms</p>
  ${sample('Answer', answer.text)}`;

const textField = (name, label, placeholder = '') => html`
  <label class="label" for=${'try-' + name}>${label}</label>
  <input class="input" id=${'try-' + name} placeholder=${placeholder} .value=${live(form.values[name] ?? '')} @input=${(e) => { form.values[name] = e.target.value; }}>`;

function organizationField() {
  if (!organizations?.length) return textField('organization', 'organization');
  form.values.organization ??= organizations[0].id;
  return html`<label class="label" for="try-organization">organization</label>
    <select class="input" id="try-organization" @change=${(e) => { form.values.organization = e.target.value; }}>
      ${organizations.map((o) => html`<option value=${o.id} ?selected=${o.id === form.values.organization}>${o.name}</option>`)}</select>`;
}

async function loadOrganizations() {
  organizations = [];
  const answer = await exchange('GET', origins.queries + '/v1/me');
  organizations = answer.json?.organizations ?? [];
  update();
}

async function send(event) {
  event.preventDefault();
  const now = form;
  const organization = now.values.organization;
  const path = now.entry.address.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(now.values[name] ?? ''));
  const query = now.values['?'] ? '?' + now.values['?'].replace(/^\?/, '') : '';
  now.sending = true;
  update();
  now.answer = await exchange(now.entry.method, origins[now.entry.kind] + path + query, now.body, organization);
  now.sending = false;
  if (now.body !== null && organization) wrote(organization, now.answer.json?.token);
  update();
}

async function exchange(method, address, body = null, organization = null) {
  const headers = { Authorization: `Bearer ${token()}` };
  if (body !== null) headers['Content-Type'] = 'application/json';
  else if (organization && writtenIn(organization)) headers['Tributary-Token'] = writtenIn(organization);
  const start = performance.now();
  try {
    const response = await fetch(address, { method, headers, credentials: 'omit', ...(body === null ? {} : { body }) });
    const text = await response.text();
    const json = parsed(text);
    return { status: response.status, time: Math.round(performance.now() - start), json, text: json ? JSON.stringify(json, null, 2) : text };
  } catch {
    return { status: 0, time: Math.round(performance.now() - start), json: null, text: 'The service could not be reached.' };
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
