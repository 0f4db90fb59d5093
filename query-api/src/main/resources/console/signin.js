// Sign-in by token: pasted, kept in this tab, never sent anywhere but to the two services.
import { html, nothing } from './lib/lit-html/lit-html.js';
import { signIn, claims } from './session.js';
import { update } from './store.js';
import { startAt, home } from './route.js';
import { symbol } from './symbols.js';

let mistake = null;
let back = null;

/** Where to go once somebody has signed in again. */
export function noteReturn(address) {
  back = address;
}

function submit(event) {
  event.preventDefault();
  mistake = signIn(new FormData(event.target).get('token') ?? '');
  if (mistake) {
    update();
    document.getElementById('token').focus();
    return;
  }
  const address = back ?? location.pathname + location.hash;
  back = null;
  startAt(address.startsWith(home) ? address : home);
}

export const signInPage = () => html`
  <main class="signin" id="main" tabindex="-1">
    <section class="signin-card">
      <div class="signin-mark">${symbol('mark')}<span>Tributary</span></div>
      <h1>${back ? 'Sign in again' : 'Sign in'}</h1>
      <p class="quiet">${back ? 'Your token has ended. You come back to where you were.' : 'Paste a token of your identity provider.'}</p>
      <form @submit=${submit} novalidate>
        <label for="token">Token</label>
        <textarea id="token" name="token" rows="5" spellcheck="false" autocomplete="off" autocapitalize="off"
          placeholder="eyJ…" aria-describedby="token-help ${mistake ? 'token-mistake' : ''}" aria-invalid=${mistake ? 'true' : 'false'}></textarea>
        ${mistake ? html`<p class="field-error" id="token-mistake" role="alert">${mistake}</p>` : nothing}
        <button class="button primary wide">Sign in</button>
        <p class="quiet small" id="token-help">It stays in this tab and is forgotten when you close it.
          Locally, <code>./tributary token --user NAME</code> makes one.</p>
      </form>
    </section>
    <svg class="signin-water" viewBox="0 0 1200 400" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0 120C300 120 320 220 620 220S980 200 1200 200"></path>
      <path d="M0 40C260 40 340 210 620 214S980 196 1200 196"></path>
      <path d="M0 300C260 300 360 232 620 226S980 204 1200 204"></path>
      <path d="M0 380C300 380 380 240 620 230S980 208 1200 208"></path>
    </svg>
  </main>`;

export function expiryText() {
  const until = claims()?.exp;
  if (!until) return 'The token does not end by itself';
  const minutes = Math.max(0, Math.round((until * 1000 - Date.now()) / 60_000));
  if (minutes < 1) return 'Ends in less than a minute';
  if (minutes < 120) return `Ends in ${minutes} minutes`;
  return `Ends ${new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(until * 1000)}`;
}
