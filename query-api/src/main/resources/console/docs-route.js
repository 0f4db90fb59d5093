// Addresses of the API pages: /docs/<kind>/<name>.
import { update } from './store.js';

const ROOT = '/docs/';

export function place() {
  const [kind, ...rest] = location.pathname.slice(ROOT.length).split('/').filter(Boolean).map(decodeURIComponent);
  return { kind: kind ?? '', id: rest.join('/') };
}

export const addressOf = (entry) => `${ROOT}${entry.kind}/${encodeURIComponent(entry.id)}`;

export function whenMoved(then) {
  const moved = () => {
    update();
    queueMicrotask(then);
  };
  addEventListener('popstate', moved);
  addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="/docs/"]');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, '', link.getAttribute('href'));
    moved();
  });
}
