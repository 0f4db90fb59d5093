// What the two services say of themselves.
import { commandsOrigin } from './api.js';

export const origins = { commands: commandsOrigin || location.origin, queries: location.origin };

/** The first has an address of its own, so that both can be behind one origin. */
export const sources = {
  commands: commandsOrigin + '/commands/openapi.json',
  queries: '/openapi.json',
  topics: '/asyncapi.json',
};

/** By kind the document, or null when its service did not give it. */
export const descriptions = { ready: false, commands: null, queries: null, topics: null };

export async function loadDescriptions(then) {
  descriptions.ready = false;
  await Promise.all(Object.keys(sources).map(async (kind) => {
    descriptions[kind] = await load(sources[kind]);
  }));
  descriptions.ready = true;
  then();
}

async function load(address) {
  try {
    const response = await fetch(address, { credentials: 'omit' });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** What a reference of the document leads to. */
export function resolve(description, node) {
  let at = node;
  while (at?.$ref) at = at.$ref.slice(2).split('/').reduce((part, step) => part?.[step], description);
  return at ?? {};
}
