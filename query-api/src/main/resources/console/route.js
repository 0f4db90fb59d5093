// Addresses. What is looked at stands in the path; filters stand behind the #, which browsers keep to
// themselves, so that no value of a row gets into a server's log.
import { update } from './store.js';

const ROOT = '/console/';

export function here() {
  const [place, organization, page, ...rest] = location.pathname.slice(ROOT.length).split('/').filter(Boolean);
  const known = place === 'o' && organization;
  return {
    invited: place === 'join' ? location.hash.slice(1) : null,
    organization: known ? organization : null,
    page: known ? (page ?? '') : '',
    rest: known ? rest : [],
    view: new URLSearchParams(location.hash.slice(1)),
  };
}

export function to(organization, ...parts) {
  return ROOT + ['o', organization, ...parts].filter(Boolean).join('/');
}

export const home = ROOT;

let onMove = () => {};

export function whenMoved(then) {
  onMove = then;
  addEventListener('popstate', moved);
  addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="/console/"]');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(link.getAttribute('href'));
  });
}

export function go(address) {
  history.pushState(null, '', address);
  moved();
  scrollTo(0, 0);
}

/** Starts anew: nothing of what another person saw in this tab stays in memory. */
export function startAt(address) {
  history.replaceState(null, '', address);
  location.reload();
}

/** Changes what is shown of the same page; the focus stays where it is. */
export function show(view, replace = false) {
  const text = view.toString();
  history[replace ? 'replaceState' : 'pushState'](null, '', location.pathname + (text ? '#' + text : ''));
  update();
}

function moved() {
  onMove();
  update();
}
