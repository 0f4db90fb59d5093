// The two services. Whatever goes wrong comes out as a Problem with a code and a next step.
import { token, signOut, wrote, writtenIn } from './session.js';

export const commandsOrigin = document.querySelector('meta[name=commands]').content;

export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? 'The service did not answer.');
    this.status = status;
    this.code = body.code ?? '';
    this.title = body.title ?? 'Something went wrong';
    this.errors = body.errors ?? [];
    this.currentVersion = body.current_version;
  }
}

let onSignedOut = () => {};

export function whenSignedOut(then) {
  onSignedOut = then;
}

/** Reads; `path` starts behind /v1. With an organization the answer holds what this tab wrote there. */
export async function get(path, { organization, signal } = {}) {
  const headers = { Accept: 'application/json' };
  const consistency = organization ? writtenIn(organization) : null;
  if (consistency) {
    headers['Tributary-Token'] = consistency;
    headers['Tributary-Wait'] = '5000';
  }
  const response = await send('/v1' + path, { headers, signal });
  return response.json();
}

/** Asks for something of an organization; parameters with empty values are left out. */
export function ask(organization, path, parameters = {}, options = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, value);
  }
  const text = query.toString();
  return get(`/organizations/${organization}/${path}${text ? '?' + text : ''}`, { organization, ...options });
}

/** Sends a command once: a repeated click or a lost answer does not do it twice. */
export async function command(organization, name, body, options) {
  const answer = await post(`/organizations/${organization}/commands/${name}`, body, options);
  wrote(organization, answer.token);
  return answer;
}

/** Sends many commands, `{command, body, if_match}` each: all are carried out or none. */
export async function batch(organization, commands, options) {
  const answer = await post(`/organizations/${organization}/commands`, { commands }, options);
  wrote(organization, answer.token);
  return answer;
}

/** A command about the caller's own rows, which belong to no organization. */
export const ownCommand = (name, body, options) => post(`/users/me/commands/${name}`, body, options);

/** The caller's own rows of a kind, newest first. */
export async function ownRows(domain, collection) {
  const response = await send(`${commandsOrigin}/v1/users/me/rows/${domain}/${collection}`, { headers: { Accept: 'application/json' } });
  return (await response.json()).items;
}

async function post(path, body, { version, key = crypto.randomUUID() } = {}) {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
  if (version !== undefined) headers['If-Match'] = `"${version}"`;
  const response = await send(`${commandsOrigin}/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
}

export async function send(url, options) {
  let response;
  try {
    response = await fetch(url, {
      ...options,
      credentials: 'omit',
      headers: { ...options.headers, Authorization: `Bearer ${token()}` },
    });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem(0, {
      title: 'No answer',
      detail: 'The service could not be reached. Check the connection, then try again.',
    });
  }
  if (response.ok) return response;
  const body = await response.json().catch(() => ({}));
  // Who only lacks a second factor stays signed in.
  if (response.status === 401 && body.code !== 'CMD-207') {
    signOut();
    onSignedOut();
  }
  throw new Problem(response.status, body);
}
