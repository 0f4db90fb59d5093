// Schemas as lists of fields: JSON Schema of bodies and documents, Avro of rows.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { resolve } from './docs-descriptions.js';
import { prose } from './prose.js';
import { count } from './format.js';

const field = ({ name, type, must, text, facts, children }) => html`
  <li class="fact">
    <div class="fact-head"><code class="fact-name">${name}</code><span class="fact-type">${type}</span>${must ? html`<span class="tag">required</span>` : nothing}</div>
    ${text ? html`<p>${prose(text)}</p>` : nothing}
    ${facts?.length ? html`<p class="fact-facts">${facts}</p>` : nothing}
    ${children ?? nothing}
  </li>`;

/** The fields of an object of JSON Schema. */
export function fieldsOf(description, schema) {
  const whole = resolve(description, schema);
  const required = new Set(whole.required);
  const fields = Object.entries(whole.properties ?? {});
  if (!fields.length) return html`<p class="quiet">No fields.</p>`;
  return html`<ul class="facts">${fields.map(([name, inner]) => {
    const part = resolve(description, inner);
    return field({ name, type: typeText(part), must: required.has(name), text: part.description, facts: factsOf(part), children: childrenOf(description, part) });
  })}</ul>`;
}

function childrenOf(description, part) {
  const inner = resolve(description, part.items ?? part);
  return inner.properties ? html`<details class="fact-more"><summary>Its fields</summary>${fieldsOf(description, inner)}</details>` : null;
}

/** Parameters of an operation, those of the path first. */
export const parametersOf = (parameters) => html`<ul class="facts">${parameters.map((p) => field({
  name: p.name, type: `${typeText(p.schema ?? {})}, ${p.in}`, must: p.required, text: p.description, facts: factsOf(p.schema ?? {}),
}))}</ul>`;

export function typeText(schema) {
  const types = [schema.type ?? (schema.oneOf ? 'object' : 'any')].flat();
  const shown = types.filter((t) => t !== 'null').map((t) => (t === 'array' ? `list of ${typeText(schema.items ?? {})}` : schema.format ?? t));
  return shown.join(' or ') + (types.includes('null') ? ' or null' : '');
}

function factsOf(schema) {
  const facts = [];
  const add = (name, value) => facts.push(html`<span>${name} <code class="code">${value}</code></span>`);
  const values = schema.enum?.filter((v) => v !== null) ?? (schema.examples?.length > 1 ? schema.examples : null);
  if (values) facts.push(html`<span>one of ${values.map((v) => html`<code class="code">${v}</code> `)}</span>`);
  if (schema.minimum !== undefined || schema.maximum !== undefined) add('from', `${count(schema.minimum)} to ${schema.maximum === undefined ? '…' : count(schema.maximum)}`);
  if (schema.minLength) add('at least', `${schema.minLength} characters`);
  if (schema.maxLength) add('at most', `${count(schema.maxLength)} characters`);
  if (schema.maxItems) add('at most', `${count(schema.maxItems)} items`);
  if (schema.pattern) add('form', schema.pattern);
  if (schema['x-references']) add('id of', schema['x-references']);
  if (schema.default !== undefined) add('default', JSON.stringify(schema.default));
  if (schema.examples?.length === 1) add('such as', String(schema.examples[0]));
  return facts;
}

/** The fields of a record of Avro. */
export const avroFieldsOf = (record) => html`<ul class="facts">${record.fields.map((f) => field({
  name: f.name, type: avroText(f.type), must: false, text: f.doc, facts: [],
}))}</ul>`;

function avroText(type) {
  if (Array.isArray(type)) return [...type].sort((a, b) => (a === 'null') - (b === 'null')).map(avroText).join(' or ');
  if (typeof type === 'string') return type;
  if (type.logicalType) return `${type.logicalType} (${type.type})`;
  if (type.type === 'array') return `list of ${avroText(type.items)}`;
  if (type.type === 'enum') return `one of ${type.symbols.join(', ')}`;
  return type.name ?? avroText(type.type);
}

/** What a body may be: its example, or nothing. */
export function exampleOf(description, content) {
  return content?.example ?? resolve(description, content?.schema).examples?.[0] ?? {};
}
