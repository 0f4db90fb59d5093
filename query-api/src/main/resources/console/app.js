// The story: who sits here, which organization, what it offers, which page.
import { html, render } from './lib/lit-html/lit-html.js';
import { drawWith, update } from './store.js';
import { token } from './session.js';
import { whenSignedOut } from './api.js';
import { here, whenMoved, to } from './route.js';
import { signInPage, noteReturn } from './signin.js';
import { place, offerOf, enter } from './place.js';
import { noOrganization, foreignOrganization, pickPage } from './organizations.js';
import { frame } from './frame.js';
import { toastList } from './toasts.js';
import { skeletonCards, problem } from './states.js';
import { boardPage } from './board.js';
import { tablePage, forgetList } from './table.js';
import { documentPage, forgetDocument } from './document.js';
import { pipelinePage } from './pipeline.js';
import { importPage } from './import.js';
import { auditPage, forgetAudit } from './audit.js';
import { accountPage } from './account.js';
import { joinPage } from './join.js';
import { formPanel } from './form.js';
import './theme.js';

const PAGES = { board: boardPage, rows: tablePage, row: documentPage, pipeline: pipelinePage, import: importPage, audit: auditPage, account: accountPage };

function page() {
  const at = here();
  if (!token()) return signInPage();
  enter(at.organization);
  if (place.problem) return html`<main class="alone">${problem(place.problem, () => enter(at.organization, true))}</main>`;
  if (!place.me) return html`<main class="alone">${skeletonCards(3)}</main>`;
  if (at.invited !== null) return joinPage(at.invited);
  if (!place.me.organizations.length) return noOrganization();
  if (!at.organization) {
    if (place.me.organizations.length === 1) return moveTo(to(place.me.organizations[0].id));
    return pickPage();
  }
  if (place.offerProblem) return foreignOrganization(at.organization);
  const offer = offerOf(at.organization);
  if (!offer) return frame(at, null, skeletonCards(4));
  if (!at.page) return moveTo(firstPage(at.organization, offer));
  const show = PAGES[at.page] ?? (() => problem({ title: 'No such page', message: 'Choose one on the left.' }));
  return frame(at, offer, show(at, offer));
}

function firstPage(organization, offer) {
  const boards = offer.domains.flatMap((d) => d.dashboards.map((b) => ({ domain: d.name, name: b.name, widgets: b.widgets.length })));
  const [richest] = boards.sort((a, b) => b.widgets - a.widgets);
  if (richest) return to(organization, 'board', richest.domain, richest.name);
  const domain = offer.domains[0];
  return domain ? to(organization, 'rows', domain.name, domain.collections[0].name) : to(organization, 'pipeline');
}

function moveTo(address) {
  queueMicrotask(() => {
    history.replaceState(null, '', address);
    update();
  });
  return html`<main class="alone">${skeletonCards(3)}</main>`;
}

const root = document.getElementById('app');
drawWith(() => render(html`${page()}${formPanel()}${toastList()}`, root));
whenSignedOut(() => {
  noteReturn(location.pathname + location.hash);
  update();
});
whenMoved(() => {
  forgetDocument();
  forgetList();
  forgetAudit();
  document.getElementById('main')?.focus({ preventScroll: true });
});
setInterval(() => {
  if (!token() && sessionStorage.length) {
    sessionStorage.clear();
    noteReturn(location.pathname + location.hash);
    update();
  }
}, 5000);
update();
