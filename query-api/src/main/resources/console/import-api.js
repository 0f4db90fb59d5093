// The addresses of imports.
import { send, commandsOrigin, Problem } from './api.js';
import { token } from './session.js';

const TYPES = { csv: 'text/csv', ndjson: 'application/x-ndjson', jsonl: 'application/x-ndjson' };

/** `csv` or `ndjson` by the name of the file; null for any other. */
export const typeOf = (file) => TYPES[file.name.split('.').at(-1).toLowerCase()] ?? null;

const address = (organization, rest) => `${commandsOrigin}/v1/organizations/${organization}/imports/${rest}`;

/** @return how it ends, and a way to stop it; `sent` is told how many bytes are on their way */
export function upload(organization, { domain, word, existing, file }, sent) {
  const request = new XMLHttpRequest(); // fetch does not tell how much it has sent
  const done = new Promise((resolve, reject) => {
    request.open('POST', address(organization, `${domain}/${word}?existing=${existing}`));
    request.setRequestHeader('Authorization', `Bearer ${token()}`);
    request.setRequestHeader('Content-Type', typeOf(file));
    request.upload.onprogress = (event) => sent(event.loaded);
    request.onload = () => (request.status === 202 ? resolve(JSON.parse(request.responseText)) : reject(new Problem(request.status, parsed(request.responseText))));
    request.onerror = () => reject(new Problem(0, { title: 'The upload broke', detail: 'Nothing was imported. Check the connection and the columns of the file, then try again.' }));
    request.onabort = () => reject(new DOMException('Stopped', 'AbortError'));
    request.send(file);
  });
  return { done, stop: () => request.abort() };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

export async function cancel(organization, id) {
  return (await send(address(organization, id), { method: 'DELETE' })).json();
}

/** The refused records as a file, as the service keeps it. */
export async function refusedFile(organization, id) {
  return (await send(address(organization, id + '/refused'), {})).blob();
}

/** Tells every state until the last. @return whether it was the last, not a broken connection */
export async function follow(organization, id, signal, tellState) {
  const response = await send(address(organization, id + '/events'), { headers: { Accept: 'text/event-stream' }, signal });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return false;
    text += value;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const event = text.slice(0, end);
      text = text.slice(end + 2);
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (data) tellState(JSON.parse(data));
      if (/^event: end$/m.test(event)) return true;
    }
  }
}
