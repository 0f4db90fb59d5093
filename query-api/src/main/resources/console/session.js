// The token of whoever sits here. It lives in this tab only and goes with it.
const KEY = 'tributary.token';

export function signIn(token) {
  const claims = read(token);
  if (!claims) return 'Expected a token of three parts with dots between them. Paste it whole.';
  if (expired(claims)) return 'This token has expired. Ask for a new one.';
  sessionStorage.setItem(KEY, token.trim());
  return null;
}

export function signOut() {
  sessionStorage.clear();
}

export function token() {
  const kept = sessionStorage.getItem(KEY);
  return kept && !expired(read(kept)) ? kept : null;
}

/** Who the token speaks for and until when; the services verify it, not this page. */
export function claims() {
  const kept = sessionStorage.getItem(KEY);
  return kept ? read(kept) : null;
}

function read(text) {
  try {
    const body = text.trim().split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(body), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

function expired(claims) {
  return !claims || (claims.exp !== undefined && claims.exp * 1000 <= Date.now());
}

// What this tab has written last, per organization: reads that name it see it.
const written = new Map();

export function wrote(organization, consistency) {
  if (consistency) written.set(organization, { consistency, at: Date.now() });
}

export function writtenIn(organization) {
  const last = written.get(organization);
  return last && Date.now() - last.at < 60_000 ? last.consistency : null;
}
