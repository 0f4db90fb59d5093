// One command or query: where it is sent, what it takes, what it answers, an example to send.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { resolve, origins } from './docs-descriptions.js';
import { fieldsOf, parametersOf, typeText, exampleOf } from './docs-schema.js';
import { sample } from './docs-parts.js';
import { prose } from './prose.js';
import { tryIt } from './docs-try.js';
import { pageHead } from './page-head.js';
import { words } from './words.js';

export function operationPage(entry) {
  const { operation, description } = entry;
  const parameters = (operation.parameters ?? []).map((p) => resolve(description, p));
  const body = operation.requestBody?.content ?? {};
  return html`
    ${pageHead({ over: `${words(entry.kind)} / ${words(entry.group)}`, title: entry.id, text: html`${entry.summary === entry.id ? nothing : html`${prose(entry.summary)} `}${prose(operation.description)}` })}
    <p class="address"><span class=${'method ' + entry.method.toLowerCase()}>${entry.method}</span> <code>${entry.address}</code></p>
    <div class="docs-columns">
      <div class="docs-text">
        ${Object.entries(body).map(([type, content]) => bodyOf(description, type, content))}
        ${parameters.length ? html`<section class="group"><h2>Parameters</h2>${parametersOf(parameters)}</section>` : nothing}
        ${Object.entries(operation.responses).map(([status, response]) => answerOf(description, status, resolve(description, response)))}
      </div>
      <div class="docs-samples">
        ${sample('With curl', curl(entry, body))}
        ${tryIt(entry, parameters)}
      </div>
    </div>`;
}

const bodyOf = (description, type, content) => html`
  <section class="group"><h2>Body <span class="quiet">${type}</span></h2>
    ${content.schema && resolve(description, content.schema).properties ? fieldsOf(description, content.schema) : html`<p class="quiet">${prose(content.schema?.description ?? '')}</p>`}</section>`;

function answerOf(description, status, response) {
  const problem = status === 'default';
  return html`
    <section class="group"><h2>${problem ? 'Otherwise' : `Answer ${status}`}</h2>
      <p>${prose(response.description)}${problem ? html` <a href="/problems">All codes</a>` : nothing}</p>
      ${Object.entries(response.headers ?? {}).map(([name, h]) => html`<p class="fact-facts"><code class="code">${name}</code> ${prose(resolve(description, h).description)}</p>`)}
      ${Object.entries(response.content ?? {}).map(([type, content]) => {
        const schema = resolve(description, content.schema);
        if (schema.properties) return html`<details class="fact-more"><summary>Its fields</summary>${fieldsOf(description, schema)}</details>`;
        return html`<p class="fact-facts"><span>${type}</span> <span>${typeText(schema)}</span></p>`;
      })}</section>`;
}

/** As somebody types it in a shell that has $TOKEN, $ORG and, where a row is meant, $ID. */
function curl(entry, body) {
  const address = entry.address.replace('{organization}', '$ORG').replace('{id}', '$ID').replace(/\{(\w+)\}/g, (_, name) => '$' + name.toUpperCase());
  const lines = [`curl -s -H "Authorization: Bearer $TOKEN"`];
  if (!['GET', 'POST'].includes(entry.method)) lines.push(`  -X ${entry.method}`);
  const [[type, content] = []] = Object.entries(body);
  if (type) lines.push(`  -H 'Content-Type: ${type}'`);
  lines.push(`  "${origins[entry.kind]}${address}"`);
  if (content) lines.push(type === 'application/json' ? `  -d '${JSON.stringify(exampleOf(entry.description, content)).replaceAll("'", "'\\''")}'` : '  -T FILE -X POST');
  return lines.join(' \\\n');
}
