// Both services as typed clients: openapi-fetch holds no knowledge of ours, the types do.
import createClient from 'openapi-fetch';
import type { paths as Commands } from './commands.js';
import type { paths as Queries } from './queries.js';

export const commandsAt = (baseUrl: string, token: string) =>
  createClient<Commands>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });

export const queriesAt = (baseUrl: string, token: string) =>
  createClient<Queries>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
