// Where an invitation leads: `join#<organization>.<secret>`. The secret stands behind the #, so that no server's
// log has it, and is gone from the address once it was used.
import { html } from './lib/lit-html/lit-html.js';
import { command } from './api.js';
import { tell, update } from './store.js';
import { go, home, to } from './route.js';
import { reload, organizationOf } from './place.js';
import { claims } from './session.js';
import { anybody, askAnybody } from './anybody.js';
import { alone, withoutId } from './organizations.js';
import { openForm } from './form.js';
import { empty, problem, skeletonLines } from './states.js';
import { symbol } from './symbols.js';

const SECRET = 'secret';

export function joinPage(letter) {
  const dot = letter.indexOf('.');
  const organization = letter.slice(0, dot);
  const secret = letter.slice(dot + 1);
  if (dot < 0 || !secret) {
    return alone(html`<h1 class="hidden">Invitation</h1>${empty('This link is not whole', 'Copy all of it out of the letter, to the end.', html`<a class="button primary" href=${home}>Your organizations</a>`, 'building')}`);
  }
  if (organizationOf(organization)) {
    return alone(html`<h1 class="hidden">Invitation</h1>${empty('You are in already', `${organizationOf(organization).name} is one of your organizations.`, html`<a class="button primary" href=${to(organization)}>Open it</a>`, 'building')}`);
  }
  askAnybody();
  if (anybody.problem) return alone(problem(anybody.problem, () => askAnybody(true)));
  const offered = anybody.offer?.joining[0];
  return alone(html`<h1 class="hidden">Invitation</h1>${empty('You are invited', html`Accept it as <strong>${claims()?.name ?? claims()?.email ?? claims()?.sub}</strong>. Whoever invited you decided on your role.`,
    offered ? html`<button class="button primary" @click=${() => accept(organization, secret, offered)}>${symbol('check')} Accept the invitation</button>` : skeletonLines(1), 'building')}`);
}

function accept(organization, secret, offered) {
  const schema = withoutId(offered.schema);
  const { [SECRET]: _, ...properties } = schema.properties;
  openForm({
    title: 'Accept the invitation', organization,
    offered: { ...offered, schema: { ...schema, properties, required: schema.required.filter((name) => name !== SECRET) } },
    preset: { display_name: claims()?.name ?? '' },
    send: (body, options) => command(organization, offered.name, { ...body, [SECRET]: secret }, options),
    then: async () => {
      await reload(organization);
      tell('Welcome. You are a member now.');
      go(to(organization));
      update();
    },
  });
}
