// Values as people of the viewer's language and zone write them.
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(undefined, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** What a measure counts in, told by its name: `…_seconds`, `…_rate`, else plain. */
export function unitOf(name) {
  if (/(^|_)seconds$/.test(name)) return 'seconds';
  if (/(^|_)(rate|share)$/.test(name)) return 'share';
  return 'count';
}

export function figure(value, unit, short = false) {
  if (value === null || value === undefined) return '–';
  if (unit === 'share') return percent.format(value);
  if (unit === 'seconds') return duration(value);
  return short && Math.abs(value) >= 10_000 ? compact.format(value) : number.format(value);
}

export function duration(seconds) {
  const whole = Math.round(seconds);
  if (whole < 60) return `${number.format(whole === seconds ? whole : Math.round(seconds * 10) / 10)} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
  const hours = whole / 3600;
  return hours < 100
    ? `${Math.floor(hours)} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, '0')} min`
    : `${compact.format(hours)} h`;
}

export const count = (value) => number.format(value);
export const share = (value) => percent.format(value);
export const dayText = (text) => day.format(new Date(text + 'T00:00:00Z'));
export const momentText = (text) => moment.format(new Date(text));
export const exactText = (text) => exact.format(new Date(text));

export function decimal(text, scale) {
  return new Intl.NumberFormat(undefined, { minimumFractionDigits: scale, maximumFractionDigits: scale }).format(text);
}

const STEPS = [['year', 31_536_000], ['month', 2_592_000], ['day', 86_400], ['hour', 3600], ['minute', 60], ['second', 1]];

export function ago(text) {
  const seconds = (new Date(text) - Date.now()) / 1000;
  const [unit, size] = STEPS.find(([, s]) => Math.abs(seconds) >= s) ?? ['second', 1];
  return relative.format(Math.round(seconds / size), unit);
}

export function lag(milliseconds) {
  if (milliseconds === null || milliseconds === undefined) return 'unknown';
  if (milliseconds < 1000) return `${number.format(milliseconds)} ms`;
  return duration(Math.round(milliseconds / 100) / 10);
}
