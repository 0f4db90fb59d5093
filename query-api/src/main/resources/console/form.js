// A command as a form in a panel at the side, made from its contract. All mistakes show at their fields,
// at once, whether the browser or the service found them.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { command as send, batch } from './api.js';
import { update, tell } from './store.js';
import { words, verb, lower, oneLine } from './words.js';
import { field, readField, initial } from './form-fields.js';
import { newText, forgetList } from './table.js';
import { prose } from './prose.js';
import { labelOf } from './names.js';
import { peopleFor } from './people.js';
import { secretsOf, makeSecret, handedOver } from './secrets.js';
import { shownOnce } from './form-secret.js';
import { takeTyped } from './form-rights.js';
import { codeLink } from './states.js';
import { symbol } from './symbols.js';

let panel = null;

/**
 * @param document the row that the command is about; null when it makes a new one
 * @param preset values that a new row begins with
 */
export function openCommand(organization, domain, collection, offered, document, then, preset = {}) {
  const about = document ? labelOf(collection, document) : '';
  const partial = !offered.named && offered.effect === 'update';
  openForm({
    title: offered.effect === 'create' ? newText(offered, collection) : partial ? `Edit ${lower(collection.word)}` : `${verb(offered.name)} ${lower(collection.word)}`,
    text: oneLine(offered.named ? offered.schema.description : ''), about, organization, offered, document, partial, preset, collection: collection.name,
    send: (body, options) => send(organization, offered.name, document ? { id: document.id, ...body } : body,
      document ? { ...options, version: document.version } : options),
    then: (answer) => {
      forgetList();
      tell(offered.effect === 'delete' ? `${words(collection.word)} deleted.` : `${words(collection.word)} saved as version ${answer.version}.`);
      then(answer);
    },
  });
}

/** One command for many rows at once: all of them or none. */
export function openForMany(organization, collection, offered, documents, then) {
  const many = `${documents.length} ${lower(documents.length === 1 ? collection.word : collection.name)}`;
  openForm({
    title: `${verb(offered.name)} ${many}`, text: oneLine(offered.named ? offered.schema.description : ''), about: '', many,
    organization, offered, document: null, partial: false, collection: collection.name,
    send: (body, options) => batch(organization, documents.map((d) => ({ command: offered.name, body: { id: d.id, ...body }, if_match: d.version })), options),
    then: (answer) => {
      forgetList();
      tell(`${many}: done.`);
      then(answer);
    },
  });
}

export function openForm(what) {
  panel = { preset: {}, ...what, values: {}, errors: {}, problem: null, sending: false, changed: false, key: crypto.randomUUID(), before: document.activeElement };
  for (const [name, schema] of fieldsOf(panel)) panel.values[name] = initial(schema, panel.document?.[name] ?? panel.preset[name]);
  update();
  setTimeout(() => {
    const dialog = document.getElementById('panel');
    if (dialog && !dialog.open) dialog.showModal();
    (dialog?.querySelector('form input, form select, form textarea') ?? dialog?.querySelector('.button.primary, .button.danger'))?.focus();
  });
}

const fieldsOf = (p) => Object.entries(p.offered.schema.properties)
  .filter(([name]) => name !== 'id' && !p.offered.hints?.[name]?.secret);

function close() {
  const back = panel?.before;
  document.getElementById('panel')?.close();
  panel = null;
  update();
  back?.focus?.();
}

function cancel(event) {
  event?.preventDefault();
  if (panel?.changed && !panel.leaving) {
    panel.leaving = true;
    update();
    return;
  }
  close();
}

export function formPanel() {
  if (!panel) return nothing;
  const p = panel;
  if (p.shown) return shownOnce(p.title, p.shown, () => finish(p));
  const required = new Set(p.offered.schema.required);
  const all = fieldsOf(p);
  const wrong = Object.keys(p.errors).length;
  const danger = p.offered.effect === 'delete';
  return html`
    <dialog class="panel" id="panel" aria-labelledby="panel-title" @cancel=${cancel} @click=${(e) => e.target.id === 'panel' && cancel()}>
      <form novalidate autocomplete="off" @submit=${submit} @input=${() => { p.changed = true; p.leaving = false; }}>
        <header class="panel-head"><div><h2 id="panel-title">${p.title}</h2>${p.about ? html`<p class="quiet">${p.about}</p>` : nothing}</div>
          <button type="button" class="icon-button" aria-label="Close" @click=${cancel}>${symbol('close')}</button></header>
        <div class="panel-body">
          ${p.text ? html`<p class="quiet">${prose(p.text)}</p>` : nothing}
          ${danger ? html`<p>This deletes <strong>${p.many ?? p.about}</strong>, and what the catalog says goes with it. It cannot be taken back here.</p>` : nothing}
          ${p.problem || wrong ? html`<div class="notice bad" role="alert" tabindex="-1" id="panel-problem">${symbol('warning')}<div>
            <strong>${p.problem?.title ?? (wrong === 1 ? 'One field needs another look' : `${wrong} fields need another look`)}</strong>
            ${p.problem ? html`<p>${p.problem.message}</p>` : nothing}
            ${wrong ? html`<ul>${Object.entries(p.errors).map(([name, text]) => html`<li><a href=${'#f-' + name} @click=${(e) => jump(e, name)}>${words(name)}</a></li>`)}</ul>` : nothing}
            ${codeLink(p.problem?.code)}</div></div>` : nothing}
          ${all.map(([name, schema]) => field({
            name, schema, value: p.values[name], error: p.errors[name], organization: p.organization,
            required: required.has(name) || (p.partial && !allowsNone(schema)), reference: p.offered.references?.[name] ?? (isUuid(schema) ? peopleFor(p.organization, name, p.collection) : null), hint: p.offered.hints?.[name],
            set: (value) => { p.values[name] = value; p.changed = true; p.leaving = false; delete p.errors[name]; update(); },
          }))}
          ${secretsOf(p.offered).length ? html`<p class="field-help">The secret is made here, when you send this, and shown once. Only its hash leaves this page.</p>` : nothing}
          ${all.length || danger || p.offered.hints && secretsOf(p.offered).length ? nothing : html`<p>There is nothing to fill in.</p>`}
        </div>
        <footer class="panel-foot">
          ${p.leaving ? html`<span class="quiet" role="status">Leave without saving?</span>
            <button type="button" class="button" @click=${() => { p.leaving = false; update(); }}>Stay</button>
            <button type="button" class="button danger" @click=${close}>Leave</button>` : html`
            <button type="button" class="button" @click=${cancel}>Cancel</button>
            <button class=${'button ' + (danger ? 'danger' : 'primary')} ?disabled=${p.sending}>${p.sending ? 'Sending…' : danger ? 'Delete' : p.offered.named ? verb(p.offered.name) : 'Save'}</button>`}
        </footer>
      </form>
    </dialog>`;
}

function finish(p) {
  if (panel !== p) return;
  close();
  p.then(p.answer);
}

const isUuid = (schema) => schema.format === 'uuid';

const allowsNone = (schema) => Array.isArray(schema.type) && schema.type.includes('null');

function jump(event, name) {
  event.preventDefault();
  document.getElementById('f-' + name)?.focus();
}

/** What the fields say, as the contract wants it; an edit names only what has changed. */
function collect(p) {
  const body = {};
  const required = new Set(p.offered.schema.required);
  p.errors = {};
  for (const [name, schema] of fieldsOf(p)) {
    const { value, error } = readField(schema, p.values[name], required.has(name) || (p.partial && !allowsNone(schema)));
    if (error) p.errors[name] = error;
    const unchanged = p.partial && JSON.stringify(value ?? null) === JSON.stringify(p.document[name] ?? null);
    const leftOut = !p.partial && (value === null || value === undefined);
    if (!error && !unchanged && !leftOut) body[name] = value;
  }
  return body;
}

async function submit(event) {
  event.preventDefault();
  const p = panel;
  takeTyped(p.values);
  const body = collect(p);
  p.problem = null;
  if (Object.keys(p.errors).length) return toProblem();
  if (p.partial && !Object.keys(body).length) return close();
  p.sending = true;
  update();
  try {
    const made = await secrets(p, body);
    p.answer = await p.send(body, { key: p.key });
    if (made.length) return show(p, made.map((s) => handedOver(s.form, { ...p.document, ...body, secret: s.secret, organization: p.organization, origin: location.origin })));
    finish(p);
  } catch (failure) {
    p.sending = false;
    // Another body is another request.
    if (failure.status !== 0) Object.assign(p, { key: crypto.randomUUID(), made: null });
    for (const e of failure.errors ?? []) p.errors[e.field.replace(/^commands\[\d+\]\.?/, '')] = e.message;
    delete p.errors[''];
    p.problem = failure;
    toProblem();
  }
}

/** Puts hashes into the body; the same ones when a lost answer is asked for again. */
async function secrets(p, body) {
  p.made ??= await Promise.all(secretsOf(p.offered).map(async (field) => ({ ...field, ...await makeSecret() })));
  for (const { name, hash } of p.made) body[name] = hash;
  return p.made;
}

function show(p, texts) {
  p.shown = texts;
  update();
  setTimeout(() => {
    document.getElementById('panel')?.showModal();
    document.getElementById('secret-0')?.focus();
  });
}

function toProblem() {
  update();
  setTimeout(() => document.getElementById('panel-problem')?.focus());
}
