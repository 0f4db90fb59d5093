// Secrets that are made here and shown once: the services get their SHA-256 only.
const BYTES = 24;

/** The fields of a command that take the hash of a secret, by name: how the secret is handed over. */
export const secretsOf = (offered) => Object.entries(offered.hints ?? {}).filter(([, hint]) => hint.secret)
  .map(([name, hint]) => ({ name, form: hint.secret }));

/** A new secret and what is kept of it. */
export async function makeSecret() {
  const secret = base64url(crypto.getRandomValues(new Uint8Array(BYTES)));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  return { secret, hash: [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join('') };
}

/** @param values by the names that stand in braces */
export const handedOver = (form, values) => form.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');

const base64url = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
