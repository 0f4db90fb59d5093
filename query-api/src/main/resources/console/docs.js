// The story of the API pages: three descriptions, one list of what they describe, one of it shown.
import { html, render } from './lib/lit-html/lit-html.js';
import { drawWith, update } from './store.js';
import { descriptions, loadDescriptions } from './docs-descriptions.js';
import { entriesOf } from './docs-entries.js';
import { place, whenMoved } from './docs-route.js';
import { docsFrame } from './docs-frame.js';
import { startPage } from './docs-start.js';
import { operationPage } from './docs-operation.js';
import { topicPage } from './docs-topic.js';
import { empty, skeletonLines } from './states.js';
import { toastList } from './toasts.js';
import './theme.js';

const PAGES = { commands: operationPage, queries: operationPage, topics: topicPage };
let entries = [];

function page() {
  const at = place();
  if (!descriptions.ready) return docsFrame(at, [], html`<h1 class="hidden">Loading</h1>${skeletonLines(8)}`);
  if (!entries.length) entries = entriesOf(descriptions);
  if (!at.kind) return docsFrame(at, entries, startPage(entries));
  const entry = entries.find((e) => e.kind === at.kind && e.id === at.id);
  document.title = entry ? `${entry.id}: Tributary API` : 'Tributary API';
  return docsFrame(at, entries, entry ? PAGES[entry.kind](entry) : nothingHere(at));
}

const nothingHere = (at) => html`<h1 class="hidden">Not here</h1>${empty('There is nothing of this name',
  html`<code>${at.id}</code> is not among the ${at.kind} of this installation: its domain may not be active.`,
  html`<a class="button primary" href="/docs/">What there is</a>`, 'search')}`;

const root = document.getElementById('app');
drawWith(() => render(html`${page()}${toastList()}`, root));
whenMoved(() => {
  document.getElementById('main')?.focus({ preventScroll: true });
  scrollTo(0, 0);
});
loadDescriptions(() => {
  entries = [];
  update();
});
update();
