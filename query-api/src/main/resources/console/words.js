// Names of the catalog as people read them.
const KEPT = { id: 'ID', dnc: 'DNC', sms: 'SMS', url: 'URL', ai: 'AI', ml: 'ML', api: 'API', utc: 'UTC' };

/** `call_logs` → `Call logs`; a trailing `_id` or `_at` says nothing to people. */
export function words(name) {
  const parts = name.split(/[_.]/).filter(Boolean);
  if (parts.length > 1 && ['id', 'at'].includes(parts.at(-1))) parts.pop();
  const text = parts.map((p) => KEPT[p] ?? p).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const lower = (name) => {
  const text = words(name);
  return /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
};

/** A measure as people read it; its unit shows in the value: `talk_seconds` → `Talk time`. */
export const measureWords = (name) => words(name.replace(/(^|_)seconds$/, '$1time'));

/** A field as a heading: figures say what they count, not where they stand. */
export const fieldWords = (field) => field.figure ? measureWords(field.name.split('.').at(-1))
  : field.type === 'number' ? measureWords(field.name) : words(field.name);

/** The verb of a command: `….lead.dispose` → `Dispose`. */
export const verb = (command) => words(command.split('.').at(-1));

/** One line out of a doc comment. */
export const oneLine = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
