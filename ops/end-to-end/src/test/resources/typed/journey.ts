// Creates a row, reads its own write, lists, and is refused. Prints what it saw as one line of JSON.
// Arguments: addresses of both services, token, organization.
import { commandsAt, queriesAt } from './client.js';

declare const process: { argv: string[] };
const [, , commandUrl, queryUrl, token, organization] = process.argv as [string, string, string, string, string, string];
const commands = commandsAt(commandUrl, token);
const queries = queriesAt(queryUrl, token);

const created = await commands.POST('/v1/organizations/{organization}/commands/dialer.lead.create', {
  params: { path: { organization } },
  body: { phone: '+15550100', company: 'Typed Pier' },
});
if (!created.data) throw new Error(created.error.detail);
const { id, version } = created.data;
const seen = { 'Tributary-Token': created.data.token ?? '', 'Tributary-Wait': 10_000 };

const read = await queries.GET('/v1/organizations/{organization}/documents/dialer/leads/{id}', {
  params: { path: { organization, id }, header: seen },
});
if (!read.data) throw new Error(read.error.detail);
const company: string | null = read.data.company;

const listed = await queries.GET('/v1/organizations/{organization}/documents/dialer/leads', {
  params: { path: { organization }, query: { company: 'Typed Pier', limit: 5 }, header: seen },
});
if (!listed.data) throw new Error(listed.error.detail);
const phones: string[] = listed.data.items.map((lead) => lead.phone);

const refused = await commands.POST('/v1/organizations/{organization}/commands/dialer.lead.create', {
  params: { path: { organization } },
  body: { phone: 'call me' },
});
const { type, code, errors } = refused.error ?? { type: '', code: '' };
const page = await fetch(new URL(type, commandUrl), { headers: { Accept: 'application/json' } });
const guide: { code: string } = await page.json();

console.log(JSON.stringify({ id, version, company, phones, code, fields: errors?.map((e) => e.field), guide: guide.code }));
