// The three descriptions as one list: every command, query and topic, with what search looks at.
import { resolve } from './docs-descriptions.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export function entriesOf({ commands, queries, topics }) {
  return [...operations('commands', commands), ...operations('queries', queries), ...channels(topics)].map((entry) => ({
    ...entry,
    words: [entry.id, entry.name, entry.method, entry.address, entry.summary].join(' ').toLowerCase(),
  }));
}

function operations(kind, description) {
  return Object.entries(description?.paths ?? {}).flatMap(([address, item]) => METHODS.filter((m) => item[m]).map((method) => {
    const operation = item[method];
    const group = operation.tags?.[0] ?? kind;
    const last = address.split('/').at(-1);
    const id = last.includes('.') ? last : operation.operationId;
    return { kind, description, address, method: method.toUpperCase(), operation, group, id, name: nameOf(id, group, address), summary: operation.summary ?? '' };
  }));
}

/** Short, since it stands below its domain. */
function nameOf(id, group, address) {
  if (id.startsWith(group + '.')) return id.slice(group.length + 1);
  const [, what, rest] = address.match(/\/(documents|dashboards|exports)\/[^/]+\/(.+)$/) ?? [];
  if (what) return what === 'documents' ? rest : `${what.slice(0, -1)} ${rest}`;
  return address.replace(/^\/v1\//, '').replace(/^organizations\/\{organization\}\//, '');
}

function channels(description) {
  return Object.values(description?.channels ?? {}).map((channel) => ({
    kind: 'topics', description, address: channel.address, method: 'TOPIC', channel, id: channel.address,
    message: resolve(description, channel.messages.change),
    group: channel.address.split('.')[1], name: channel.address.split('.').slice(2).join('.'), summary: channel.description ?? '',
  }));
}

/** Those that a search leaves, by kind and group, in the order of the descriptions. */
export function grouped(entries, sought) {
  const wanted = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const kinds = new Map();
  for (const entry of entries) {
    if (!wanted.every((w) => entry.words.includes(w))) continue;
    if (!kinds.has(entry.kind)) kinds.set(entry.kind, new Map());
    const groups = kinds.get(entry.kind);
    if (!groups.has(entry.group)) groups.set(entry.group, []);
    groups.get(entry.group).push(entry);
  }
  return kinds;
}
