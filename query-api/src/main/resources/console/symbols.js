// Line symbols of one weight; they mean nothing to screen readers.
import { html, svg } from './lib/lit-html/lit-html.js';

const PATHS = {
  mark: 'M3 6c6 0 6 6 12 6h6M3 18c6 0 6-6 12-6',
  board: 'M4 19V10M10 19V5M16 19v-7M21 19H3',
  rows: 'M4 6h16M4 12h16M4 18h10',
  figures: 'M5 19V9m7 10V5m7 14v-6',
  flow: 'M3 7c5 0 5 5 9 5s4-5 9-5M3 17c5 0 5-5 9-5s4 5 9 5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  search: 'M11 18a7 7 0 1 1 0-14 7 7 0 0 1 0 14zm5-2 5 5',
  plus: 'M12 5v14M5 12h14',
  down: 'M6 9l6 6 6-6',
  up: 'M6 15l6-6 6 6',
  left: 'M15 6l-6 6 6 6',
  right: 'M9 6l6 6-6 6',
  filter: 'M4 6h16M7 12h10M10 18h4',
  columns: 'M4 5h16v14H4zM9.5 5v14M14.5 5v14',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13.5 6.5l4 4',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2',
  moon: 'M20 14A8 8 0 1 1 10 4a6.5 6.5 0 0 0 10 10z',
  auto: 'M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18',
  out: 'M14 4h5v16h-5M3 12h12M11 8l4 4-4 4',
  drop: 'M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z',
  warning: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  check: 'M5 12l5 5 9-10',
  building: 'M5 21V4h9v17M14 9h5v12M3 21h18M8 8h3M8 12h3M8 16h3',
  refresh: 'M20 11a8 8 0 0 0-14-4L4 9M4 4v5h5M4 13a8 8 0 0 0 14 4l2-2M20 20v-5h-5',
  table: 'M4 5h16v14H4zM4 10h16M10 10v9',
  code: 'M9 7l-5 5 5 5M15 7l5 5-5 5',
  upload: 'M12 16V4M7 9l5-5 5 5M4 16v4h16v-4',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.5 2.5-6 6-6s6 2.5 6 6M16 5a3 3 0 0 1 0 6M17 14c2.5.5 4 2.8 4 6',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c.6-3.6 3.6-6 8-6s7.4 2.4 8 6',
  log: 'M6 3h9l4 4v14H6zM9 10h7M9 14h7M9 18h4',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2',
};

export const symbol = (name) => html`
  <svg class="symbol" viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${PATHS[name] ?? PATHS.drop}></path>`}</svg>`;
