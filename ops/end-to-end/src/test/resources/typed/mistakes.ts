// What the types must not let pass: each line below an expectation has to be an error of the compiler.
import { commandsAt, queriesAt } from './client.js';
import type { components } from './commands.js';

type Schemas = components['schemas'];

export async function mistakes(organization: string): Promise<void> {
  const commands = commandsAt('', '');
  const queries = queriesAt('', '');
  const params = { path: { organization } };
  const create = '/v1/organizations/{organization}/commands/dialer.lead.create';
  const leads = '/v1/organizations/{organization}/documents/dialer/leads';

  // @ts-expect-error there is no such command
  await commands.POST('/v1/organizations/{organization}/commands/dialer.lead.invent', { params });
  // @ts-expect-error a field without which there is no row is missing
  await commands.POST(create, { params, body: { company: 'Pier' } });
  // @ts-expect-error a field is misspelt
  const lead: Schemas['DialerLeadCreate'] = { phone: '+15550100', compny: 'Pier' };
  await commands.POST(create, { params, body: lead });
  // @ts-expect-error a number is no text
  await commands.POST(create, { params, body: { phone: 15550100 } });
  // @ts-expect-error the organization is missing
  await queries.GET(leads, {});
  // @ts-expect-error there is no such filter
  await queries.GET(leads, { params: { ...params, query: { colour: 'red' } } });
  // @ts-expect-error documents have no such field
  (await queries.GET(leads, { params })).data?.items[0]?.colour;
}
