// A field that names what somebody may do: commands, all commands of a word, or reading a collection. One is
// typed or chosen from what the caller may do; of a list each is added.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { live } from './lib/lit-html/directives/live.js';
import { update } from './store.js';
import { offerOf } from './place.js';
import { words, lower } from './words.js';
import { symbol } from './symbols.js';

const typed = new Map();

/** What there is to allow, with words for it; only what the caller may do can be given on. */
function rightsIn(offer) {
  return offer.domains.flatMap((d) => d.collections.filter((c) => c.kind === 'rows').flatMap((c) => [
    ...(c.commands.length > 1 ? [[`${d.name}.${c.word}.*`, `All of ${lower(c.word)}`]] : []),
    ...c.commands.map((k) => [k.name, `${words(c.word)}: ${lower(k.name.split('.').at(-1))}`]),
    [`${d.name}.${c.name}.read`, `Read ${lower(c.name)}`],
  ]));
}

export function rightsField(f, several) {
  const list = `${f.id}-rights`;
  const rights = rightsIn(offerOf(f.organization));
  const options = html`<datalist id=${list}>${rights.map(([name, text]) => html`<option value=${name}>${text}</option>`)}</datalist>`;
  if (!several) {
    return html`<input class="input" id=${f.id} list=${list} autocomplete="off" aria-describedby=${f.described} aria-invalid=${f.invalid} aria-required=${f.required}
      .value=${live(f.value)} @input=${(e) => f.set(e.target.value)}>${options}`;
  }
  const chosen = f.value ? f.value.split('\n').filter(Boolean) : [];
  const text = typed.get(f.id) ?? '';
  const add = () => {
    const name = text.trim();
    typed.delete(f.id);
    if (name && !chosen.includes(name)) f.set([...chosen, name].join('\n'));
    else update();
  };
  return html`
    <div class="rights">
      ${chosen.length ? html`<ul class="rights-list">${chosen.map((name) => html`<li class="chip"><span>${wordsFor(rights, name)}</span>
        <button type="button" class="chip-close" aria-label=${`Remove ${name}`} @click=${() => f.set(chosen.filter((c) => c !== name).join('\n'))}>${symbol('close')}</button></li>`)}</ul>` : nothing}
      <div class="rights-add"><input class="input" id=${f.id} list=${list} autocomplete="off" placeholder="Find a command" aria-describedby=${f.described} aria-invalid=${f.invalid}
          .value=${live(text)} @input=${(e) => { typed.set(f.id, e.target.value); update(); }}
          @keydown=${(e) => { if (e.key === 'Enter' && text.trim()) { e.preventDefault(); add(); } }}>
        <button type="button" class="button" ?disabled=${!text.trim()} @click=${add}>${symbol('plus')} Add</button></div>${options}
    </div>`;
}

/** What was typed, but not added, is meant to be added. */
export function takeTyped(values) {
  for (const [id, text] of typed) {
    const name = id.replace(/^f-/, '');
    if (text.trim() && name in values) values[name] = [...values[name].split('\n').filter(Boolean), text.trim()].join('\n');
  }
  typed.clear();
}

const wordsFor = (rights, name) => rights.find(([known]) => known === name)?.[1] ?? name;
