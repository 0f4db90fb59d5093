// A field that names another document: type how it is called, choose it from the list.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { live } from './lib/lit-html/directives/live.js';
import { ask } from './api.js';
import { update } from './store.js';
import { offerOf, findCollection } from './place.js';
import { labelOf, nameSoon, keyField } from './names.js';
import { lower } from './words.js';

const MOST = 8;
const TYPING_MS = 200;
let open = null; // { name, text, items, at, problem }
let typing = 0;

export function referenceField(f) {
  const offered = findCollection(offerOf(f.organization), f.reference.domain, f.reference.collection);
  const mine = open?.name === f.name ? open : null;
  const name = f.value ? nameSoon(f.organization, f.reference, f.value) || f.value : '';
  const list = `${f.id}-list`;
  return html`
    <div class="reference" @focusout=${(e) => { if (mine && !e.currentTarget.contains(e.relatedTarget)) shut(); }}>
      <input class="input" id=${f.id} type="text" role="combobox" autocomplete="off" aria-autocomplete="list" aria-expanded=${mine ? 'true' : 'false'}
        aria-controls=${list} aria-activedescendant=${mine && mine.at >= 0 ? `${list}-${mine.at}` : nothing}
        aria-describedby=${f.described} aria-invalid=${f.invalid} aria-required=${f.required}
        placeholder=${offered ? `Find ${lower(f.reference.collection)}` : 'ID'}
        .value=${live(mine ? mine.text : name)} @focus=${() => offered && look(f, offered, '')}
        @input=${(e) => { e.stopPropagation(); offered ? look(f, offered, e.target.value) : f.set(e.target.value); }}
        @keydown=${(e) => mine && keys(e, f, mine)}>
      <ul class="reference-list" id=${list} role="listbox" aria-label=${lower(f.reference.collection)} ?hidden=${!mine}>
        ${mine ? mine.items.map((item, i) => html`<li role="option" id=${`${list}-${i}`} aria-selected=${i === mine.at}
          @mousedown=${(e) => { e.preventDefault(); choose(f, item); }}>${labelOf(offered, item)}</li>`) : nothing}
      </ul>
      ${mine && !mine.items.length ? html`<p class="reference-none quiet small">${mine.problem ?? (mine.asked ? 'None is called so.' : 'Looking…')}</p>` : nothing}
    </div>`;
}

function look(f, offered, text) {
  open = { name: f.name, text: text || (open?.name === f.name ? text : ''), items: open?.name === f.name ? open.items : [], at: -1, asked: false };
  if (!text && f.value && open.text === '') open.text = '';
  clearTimeout(typing);
  const wanted = open;
  typing = setTimeout(() => fetchItems(f, offered, wanted), text ? TYPING_MS : 0);
  update();
}

async function fetchItems(f, offered, wanted) {
  const by = offered.label.find((n) => offered.fields.find((x) => x.name === n)?.filterable);
  const parameters = { limit: MOST };
  if (by && wanted.text) parameters[`${by}.prefix`] = wanted.text;
  try {
    wanted.items = (await ask(f.organization, `documents/${f.reference.domain}/${f.reference.collection}`, parameters)).items;
  } catch (failure) {
    wanted.problem = failure.message;
  }
  wanted.asked = true;
  if (open === wanted) update();
}

function keys(event, f, mine) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by) {
    event.preventDefault();
    mine.at = Math.max(0, Math.min(mine.items.length - 1, mine.at + by));
    update();
  } else if (event.key === 'Enter' && mine.items[mine.at]) {
    event.preventDefault();
    choose(f, mine.items[mine.at]);
  } else if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    shut();
  } else if ((event.key === 'Backspace' || event.key === 'Delete') && !event.target.value && f.value && !f.required) {
    f.set('');
  }
}

function choose(f, item) {
  open = null;
  f.set(item[keyField(f.reference)]);
}

function shut() {
  open = null;
  update();
}
