// One topic: its key, its headers, its rows.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { fieldsOf, avroFieldsOf } from './docs-schema.js';
import { sample } from './docs-parts.js';
import { prose } from './prose.js';
import { pageHead } from './page-head.js';
import { words } from './words.js';

export function topicPage(entry) {
  const { message, description, channel } = entry;
  const server = Object.values(description.servers)[0];
  const policy = channel.bindings?.kafka?.topicConfiguration?.['cleanup.policy'];
  return html`
    ${pageHead({ over: `Topics / ${words(entry.group)}`, title: entry.id, text: prose(entry.summary) })}
    <p class="address"><span class="method topic">Kafka</span> <code>${entry.address}</code></p>
    <div class="docs-columns">
      <div class="docs-text">
        <section class="group"><h2>Value <span class="quiet">${message.contentType}</span></h2>
          <p>A row as it is after the change; no value means that it was deleted.</p>
          ${avroFieldsOf(message.payload.schema)}</section>
        <section class="group"><h2>Headers</h2>${fieldsOf(description, message.headers)}</section>
      </div>
      <div class="docs-samples">
        <section class="group"><h2>How to read it</h2>
          <dl class="pairs">
            <div><dt>Broker</dt><dd><code class="code">${server.host}</code></dd></div>
            <div><dt>Key</dt><dd><code class="code">${message.bindings?.kafka?.key?.description ?? ''}</code></dd></div>
            ${policy ? html`<div><dt>Cleanup</dt><dd>${[policy].flat().join(', ')}</dd></div>` : nothing}
            <div><dt>Order</dt><dd>of commits, within an organization</dd></div>
          </dl></section>
        ${sample('Settings of a consumer', settings(server))}
        ${sample('Schema of the value', JSON.stringify(message.payload.schema, null, 2))}
      </div>
    </div>`;
}

const settings = (server) => ['bootstrap.servers=' + server.host,
  `security.protocol=${server.security?.length ? 'SASL_' : ''}${server.protocol === 'kafka-secure' ? 'SSL' : 'PLAINTEXT'}`,
  'sasl.mechanism=SCRAM-SHA-256', 'isolation.level=read_committed'].join('\n');
