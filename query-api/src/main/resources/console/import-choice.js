// What to import: the file, what its rows are, what becomes of rows that are there already.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { update } from './store.js';
import { words, lower } from './words.js';
import { count } from './format.js';
import { empty } from './states.js';
import { typeOf } from './import-api.js';
import { symbol } from './symbols.js';

const HEAD_BYTES = 65_536;
const PASSED_OVER = ['line', 'reasons', 'record'];
const choice = { file: null, target: '', existing: 'skip', columns: null, over: false, mistake: null };

/** What the caller may bring in: whatever can be created. */
export function targetsOf(offer) {
  return offer.domains.flatMap((d) => d.collections.filter((c) => !c.singleton).flatMap((c) => {
    const create = c.commands.find((m) => m.effect === 'create' && !m.named);
    const update = c.commands.find((m) => m.effect === 'update' && !m.named);
    return create ? [{ key: `${d.name}/${c.word}`, domain: d.name, word: c.word, collection: c, create, update }] : [];
  }));
}

export function chooser(targets, begin) {
  if (!targets.length) return empty('Nothing to import into', 'Your role lets you read here, not write. Ask an admin for a stronger one.', nothing, 'upload');
  const target = targets.find((t) => t.key === choice.target) ?? null;
  const ready = choice.file && target && !choice.mistake;
  return html`
    <form class="import-form" @submit=${(e) => { e.preventDefault(); if (ready) begin({ ...target, existing: choice.existing, file: choice.file }); }}>
      <label class=${'drop' + (choice.over ? ' drop-over' : '')} @dragover=${(e) => { e.preventDefault(); hover(true); }} @dragleave=${() => hover(false)} @drop=${dropped}>
        <span class="state-mark">${symbol('upload')}</span>
        <span class="drop-title">${choice.file ? choice.file.name : 'Drop a file here, or choose one'}</span>
        <span class="quiet small">${choice.file ? 'Choose another' : 'CSV with a header, or NDJSON with one object a line; UTF-8'}</span>
        <input type="file" accept=".csv,.ndjson,.jsonl" @change=${(e) => take(e.target.files[0])} aria-label="File" aria-describedby="import-mistake">
      </label>
      <p class="field-error" id="import-mistake" role="alert" ?hidden=${!choice.mistake}>${choice.mistake}</p>
      <div class="field"><label class="label" for="import-target">What its rows are</label>
        <select class="input" id="import-target" @change=${(e) => { choice.target = e.target.value; keepPossible(targets); update(); }}>
          <option value="" ?selected=${!target}>Choose …</option>
          ${[...new Set(targets.map((t) => t.domain))].map((d) => html`<optgroup label=${words(d)}>${targets.filter((t) => t.domain === d).map((t) => html`
            <option value=${t.key} ?selected=${t === target}>${words(t.collection.name)}</option>`)}</optgroup>`)}
        </select></div>
      <fieldset class="field"><legend class="label">Rows whose ID is there already</legend>
        <div class="segments">${segment('skip', 'Leave alone', true)}${segment('update', 'Update', Boolean(target?.update))}</div></fieldset>
      ${target ? columns(target) : nothing}
      <div class="import-actions"><button class="button primary" ?disabled=${!ready}>Import</button>
        ${ready ? nothing : html`<span class="quiet small">${choice.file ? 'Choose what its rows are.' : 'Choose a file.'}</span>`}</div>
    </form>`;
}

const segment = (value, text, possible) => html`<label class="segment-choice"><input type="radio" name="existing" value=${value} ?disabled=${!possible}
  .checked=${choice.existing === value} @change=${() => { choice.existing = value; update(); }}><span>${text}</span></label>`;

/** Before anything is sent: which columns are understood, and which are not. */
function columns(target) {
  const fields = target.create.schema;
  const known = new Set(Object.keys(fields.properties));
  if (!choice.columns) return html`<p class="field-help">It takes ${[...known].map((n) => html`<code class="code">${n}</code> `)}. Needed: ${fields.required.join(', ') || 'none'}.</p>`;
  const passed = new Set([...target.collection.fields.map((f) => f.name), ...PASSED_OVER]);
  const strange = choice.columns.filter((c) => !known.has(c) && !passed.has(c));
  const missing = fields.required.filter((n) => !choice.columns.includes(n));
  return html`
    <div class="import-columns"><p class="label">Columns</p>
      <p class="tags">${choice.columns.map((c) => html`<span class=${'tag ' + (known.has(c) ? 'good' : passed.has(c) ? '' : 'bad')}>${c}</span>`)}</p>
      ${strange.length ? html`<p class="field-error">No ${lower(target.word)} has ${strange.join(', ')}. Rename or remove ${strange.length === 1 ? 'it' : 'them'}, or the file is refused.</p>` : nothing}
      ${missing.length ? html`<p class="field-error">There is no column ${missing.join(', ')}, without which no row can be made.</p>` : nothing}
      ${strange.length + missing.length ? nothing : html`<p class="field-help">${count(choice.columns.filter((c) => known.has(c)).length)} columns are understood.</p>`}</div>`;
}

function hover(over) {
  if (choice.over === over) return;
  choice.over = over;
  update();
}

function dropped(event) {
  event.preventDefault();
  choice.over = false;
  take(event.dataTransfer.files[0]);
}

async function take(file) {
  if (!file) return;
  Object.assign(choice, { file, columns: null, mistake: typeOf(file) ? null : `Expected a file whose name ends in .csv, .ndjson or .jsonl, but found ${file.name}.` });
  update();
  const columns = typeOf(file) === 'text/csv' ? headOf(await file.slice(0, HEAD_BYTES).text()) : null;
  if (choice.file === file) choice.columns = columns;
  update();
}

/** The cells of the first line. */
function headOf(text) {
  const line = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0];
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => (m[1] ?? m[2]).replaceAll('""', '"'));
}

function keepPossible(targets) {
  if (!targets.find((t) => t.key === choice.target)?.update) choice.existing = 'skip';
}

let asked = null;

/** What an address asks for, once. */
export function preselect(key) {
  if (key && key !== asked) choice.target = key;
  asked = key;
}

/** After the file has been sent, the next one starts anew. */
export function forgetChoice() {
  Object.assign(choice, { file: null, columns: null, mistake: null });
}
