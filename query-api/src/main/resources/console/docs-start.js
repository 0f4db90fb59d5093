// Where to begin: what there is, and the first command and query.
import { html } from './lib/lit-html/lit-html.js';
import { descriptions, origins, sources } from './docs-descriptions.js';
import { addressOf } from './docs-route.js';
import { sample } from './docs-parts.js';
import { prose } from './prose.js';
import { pageHead } from './page-head.js';
import { count } from './format.js';
import { words } from './words.js';

const TITLES = { commands: 'Commands', queries: 'Queries', topics: 'Topics' };

export const startPage = (entries) => html`
  ${pageHead({ over: 'API', title: 'Write, read, follow', text: 'Every write is a command, every read a query, and every committed change is in a topic. All of it is derived from the catalog of this installation.' })}
  <div class="docs-kinds">${Object.keys(TITLES).map((kind) => card(kind, entries.filter((e) => e.kind === kind)))}</div>
  <div class="docs-columns">
    <div class="docs-text">
      <section class="group"><h2>Who may ask</h2>
        <p>Requests carry <code class="code">Authorization: Bearer &lt;token&gt;</code>. The token says who you are; what you may do follows from your role in the organization that the address names.
          <code class="code">GET /v1/me</code> lists your organizations.</p></section>
      <section class="group"><h2>Read what you wrote</h2>
        <p>A command answers with a token. A query that sends it as <code class="code">Tributary-Token</code> waits, usually some milliseconds, until it sees that command.
          Each answer says how fresh it is.</p></section>
      <section class="group"><h2>Send it twice, it happens once</h2>
        <p>With an <code class="code">Idempotency-Key</code> the same request gets the same answer again for 24 hours, also when the first answer was lost on its way.</p></section>
      <section class="group"><h2>When it is refused</h2>
        <p>Every refusal is a problem detail with a stable <code class="code">code</code>; its <code class="code">type</code> leads to <a href="/problems">a page</a> that says what it means and what to do next.</p></section>
    </div>
    <div class="docs-samples">${sample('A first look', first(entries))}</div>
  </div>`;

function card(kind, some) {
  const document = descriptions[kind];
  const groups = [...new Set(some.map((e) => e.group))];
  return html`
    <section class="group docs-kind"><h2>${TITLES[kind]} <span class="quiet">${count(some.length)}</span></h2>
      ${document ? html`<p>${prose(document.info.description)}</p>
        <p class="docs-groups">${groups.map((g) => html`<a class="tag" href=${addressOf(some.find((e) => e.group === g))}>${words(g)}</a> `)}</p>
        <p class="small"><a href=${sources[kind]}>${document.openapi ? `OpenAPI ${document.openapi}` : `AsyncAPI ${document.asyncapi}`}</a></p>`
      : html`<p role="alert">The service that describes them does not answer. <a href="/docs/" @click=${() => location.reload()}>Try again</a></p>`}</section>`;
}

/** With a real command, so that it can be sent as it stands. */
function first(entries) {
  const create = entries.find((e) => e.kind === 'commands' && e.address.includes('{organization}') && e.operation.responses['201'] && standsAlone(e));
  const lines = ['# Who am I, and in which organizations?', 'curl -s -H "Authorization: Bearer $TOKEN" \\', `  "${origins.queries}/v1/me"`];
  if (create) {
    lines.push('', '# Write; the answer has a token', 'curl -s -H "Authorization: Bearer $TOKEN" \\', "  -H 'Content-Type: application/json' \\",
      `  "${origins.commands}${create.address.replace('{organization}', '$ORG')}" \\`, `  -d '${JSON.stringify(create.operation.requestBody.content['application/json'].example)}'`,
      '', '# Read what you wrote', 'curl -s -H "Authorization: Bearer $TOKEN" \\', '  -H "Tributary-Token: $SEEN" \\', `  "${origins.queries}/v1/organizations/$ORG/freshness"`);
  }
  return lines.join('\n');
}

/** It needs fields, and no row that must be there already. */
function standsAlone(entry) {
  const example = JSON.stringify(entry.operation.requestBody.content['application/json']?.example ?? {});
  return example !== '{}' && !/_id":/.test(example);
}
