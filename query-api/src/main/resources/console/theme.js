// Light, dark, or as the system says. A taste, so it may outlive the tab.
const KEY = 'tributary.theme';
const ORDER = ['auto', 'light', 'dark'];

export const theme = () => localStorage.getItem(KEY) ?? 'auto';

export function nextTheme() {
  const next = ORDER[(ORDER.indexOf(theme()) + 1) % ORDER.length];
  localStorage.setItem(KEY, next);
  paint();
}

function paint() {
  document.documentElement.dataset.theme = theme();
}

paint();
