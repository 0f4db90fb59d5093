// The fields of a form: from a JSON Schema to an input, and from what people type to the value sent.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { live } from './lib/lit-html/directives/live.js';
import { words, oneLine } from './words.js';
import { prose } from './prose.js';
import { referenceField } from './form-reference.js';
import { rightsField } from './form-rights.js';

const LONG = 300;
const typesOf = (schema) => [schema.type].flat();
const is = (schema, type) => typesOf(schema).includes(type);
const isDecimal = (schema) => is(schema, 'string') && is(schema, 'number');
const pad = (n) => String(n).padStart(2, '0');

/** The text of a field before anybody types. */
export function initial(schema, value) {
  const start = value ?? schema.default;
  if (is(schema, 'boolean')) return start === undefined || start === null ? '' : String(start);
  if (start === undefined || start === null) return '';
  if (is(schema, 'array')) return start.join('\n');
  if (schema.format === 'date-time') {
    const d = new Date(start);
    return `${d.getFullYear()}-${pad(d.getMonth() + 1)}-${pad(d.getDate())}T${pad(d.getHours())}:${pad(d.getMinutes())}:${pad(d.getSeconds())}`;
  }
  return String(start);
}

/** @return the value to send (null for none), or what is wrong with it, in words */
export function readField(schema, text, required) {
  const given = typeof text === 'string' ? text.trim() : text;
  if (is(schema, 'array')) return { value: (given ?? '').split('\n').map((t) => t.trim()).filter(Boolean) };
  if (given === '' || given === undefined || given === null) {
    return required ? { error: schema.enum ? 'Choose one.' : 'Fill this in.' } : { value: null };
  }
  if (is(schema, 'boolean')) return { value: given === 'true' };
  if (is(schema, 'integer')) return whole(schema, given);
  if (isDecimal(schema)) return new RegExp(schema.pattern).test(given) ? { value: given } : { error: 'Write a number such as 12.50.' };
  if (schema.format === 'date-time') return { value: new Date(given).toISOString() };
  if ([...given].length < (schema.minLength ?? 0)) return { error: `Write at least ${schema.minLength} characters.` };
  if (schema.maxLength && [...given].length > schema.maxLength) return { error: `Write at most ${schema.maxLength} characters.` };
  if (schema.pattern && !matches(schema.pattern, given)) return { error: `Use the form ${schema.pattern.replace(/^\^\(\?:|\)\$$/g, '')}.` };
  return { value: given };
}

function matches(pattern, text) {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true; // A pattern of another dialect is the service's to check.
  }
}

function whole(schema, text) {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) return { error: 'Write a whole number.' };
  if (value < schema.minimum || value > schema.maximum) return { error: `Choose from ${schema.minimum} to ${schema.maximum}.` };
  return { value };
}

export function field(f) {
  const help = oneLine(f.schema.description);
  const described = [help ? `h-${f.name}` : '', f.error ? `e-${f.name}` : ''].filter(Boolean).join(' ');
  const group = is(f.schema, 'boolean') ? 'radiogroup' : null;
  return html`
    <div class=${'field ' + (f.error ? 'wrong' : '')}>
      ${group ? html`<span class="label" id=${'l-' + f.name}>${words(f.name)}${mark(f)}</span>` : html`<label for=${'f-' + f.name}>${words(f.name)}${mark(f)}</label>`}
      ${input(f, described)}
      ${f.error ? html`<p class="field-error" id=${'e-' + f.name}>${f.error}</p>` : nothing}
      ${help ? html`<p class="field-help" id=${'h-' + f.name}>${prose(help)}</p>` : nothing}
    </div>`;
}

const mark = (f) => f.required ? html`<span class="must" aria-hidden="true" title="Required">*</span>` : nothing;

function input(f, described) {
  const { schema, name, value, set } = f;
  const id = 'f-' + name;
  const invalid = f.error ? 'true' : 'false';
  const changed = (e) => set(e.target.value);
  if (f.hint?.rights) return rightsField({ ...f, id, described, invalid }, is(schema, 'array'));
  if (f.reference) return referenceField({ ...f, id, described, invalid });
  if (schema.enum) {
    return html`<select class="input" id=${id} aria-describedby=${described} aria-invalid=${invalid} aria-required=${f.required} @change=${changed}>
      ${f.required && value ? nothing : html`<option value="" ?selected=${!value}>${f.required ? 'Choose…' : 'None'}</option>`}
      ${schema.enum.filter((s) => s !== null).map((s) => html`<option value=${s} ?selected=${s === value}>${words(s)}</option>`)}</select>`;
  }
  if (is(schema, 'boolean')) {
    const options = [['true', 'Yes'], ['false', 'No'], ...(f.required || schema.default !== undefined ? [] : [['', 'Unknown']])];
    return html`<div class="segments" role="radiogroup" id=${id} tabindex="-1" aria-labelledby=${'l-' + name} aria-describedby=${described}>${options.map(([v, text]) => html`
      <label class="segment-choice"><input type="radio" name=${name} value=${v} .checked=${live(value === v)} @change=${() => set(v)}><span>${text}</span></label>`)}</div>`;
  }
  if (is(schema, 'array') || (schema.maxLength ?? 0) > LONG) {
    return html`<textarea class="input" id=${id} rows=${is(schema, 'array') ? 3 : 4} aria-describedby=${described} aria-invalid=${invalid} aria-required=${f.required}
      placeholder=${is(schema, 'array') ? 'One a line' : ''} .value=${live(value)} @input=${changed}></textarea>`;
  }
  const kind = is(schema, 'integer') ? 'number' : { date: 'date', 'date-time': 'datetime-local', email: 'email', uri: 'url', e164: 'tel' }[schema.format] ?? 'text';
  return html`<input class="input" id=${id} type=${kind} step=${schema.format === 'date-time' ? 1 : 'any'} inputmode=${isDecimal(schema) ? 'decimal' : nothing}
    aria-describedby=${described} aria-invalid=${invalid} aria-required=${f.required} placeholder=${schema.format === 'e164' ? '+15550100' : ''}
    .value=${live(value)} @input=${changed}>`;
}
