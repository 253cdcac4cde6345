/** What the dashboard's forms and buttons send, sent by whoever must not (docs/facts/reliability.md#attacks: A6, A8 and C21). */
import assert from 'node:assert/strict';
import { callApi, footprint, idsToChange, idsToLookAt, NOBODY, readList } from './api.ts';
import { type BuiltAction, filled } from './build.ts';
import { inParallel } from './in-parallel.ts';
import { type Answer, actionNamed, callAction, knock } from './knock.ts';
import { FALSE_COOKIE } from './shut-pages.ts';
import { buildOf, type Target } from './target.ts';

/** What is everybody's to do who is signed in: with their own session, password, factors, chat and screen. By name, so that a new one is tried. */
const OWN_DOINGS = new Set([
  ...[
    'signOutAction',
    'signOutEverywhereAction',
    'endSessionAction',
    'changePasswordAction',
    'chooseOwnPasswordAction',
  ],
  ...['beginAppAction', 'proveAppAction', 'beginPasskeyAction', 'addPasskeyAction', 'renameFactorAction'],
  ...['removeFactorAction', 'newRecoveryCodesAction', 'askToProveAction', 'proveAction'],
  ...['showFactorCodeAction', 'askFactorPasskeyAction', 'showFactorPasskeyAction'],
  ...['askForLinkAction', 'unlinkAction', 'searchAction', 'chooseTheme', 'chooseLocale', 'chooseSlimRail'],
]);
const PLANTED = { username: 'planted', password: 'planted', credits: '5', name: 'planted', role: 'owner' };

/** A1, of actions. */
export async function strangersDoNothing(target: Target): Promise<void> {
  const before = await footprint(target);
  for (const cookie of ['', FALSE_COOKIE]) await callEverything(target, cookie, () => true);
  assert.equal(await footprint(target), before, 'something was changed by a stranger');
}

/** A6. */
export async function viewersDoNothing(target: Target): Promise<void> {
  const before = await footprint(target);
  await callEverything(target, target.people.viewer.cookie, ({ name }) => !OWN_DOINGS.has(name));
  assert.equal(await footprint(target), before, 'something was changed by a viewer');
}

async function callEverything(
  target: Target,
  cookie: string,
  isTried: (action: BuiltAction) => boolean,
): Promise<void> {
  const ids = await idsToChange(target);
  const tried = buildOf(target).actions.filter(isTried);
  assert.ok(tried.length > 10, 'the build has more actions than that');
  const calls = tried.flatMap((action) =>
    action.pages.slice(0, 2).map((page) => ({ action, path: filled(page, ids) })),
  );
  await inParallel(calls, async ({ action, path }) => {
    const id = ids.accountId ?? NOBODY;
    const bare = await callAction(target, action, { cookie, path, args: [id, '123456'] });
    const args = /add|create/.test(action.name) ? [] : [id];
    const form = await callAction(target, action, { cookie, path, args, fields: PLANTED });
    for (const answer of [bare, form]) isRefused(target, answer, `${action.name} at ${path}`);
  });
}

function isRefused({ people }: Target, { status, text }: Answer, what: string): void {
  assert.ok(!text.includes('"ok":true'), `${what} was done`);
  assert.ok([200, 303, 307, 400, 401, 403, 404, 500].includes(status), `${what} answered ${status}`);
  assert.ok(!text.includes(people.owner.email), `${what} shows the people of the dashboard`);
}

/** A6: names of customers, on pages, in payloads and by search; an operator sees them. */
export async function viewersReadNoNames(target: Target): Promise<void> {
  const { viewer, operator } = target.people;
  const { id, name } = target.customer;
  const ids = await idsToLookAt(target);
  const search = actionNamed('searchAction', buildOf(target));
  const readBy = async (cookie: string) => {
    const found = await callAction(target, search, { cookie, args: [name] });
    const page = await knock(target, `/customers/${id}`, { cookie });
    return found.text + page.text;
  };
  assert.ok((await readBy(operator.cookie)).includes(name), 'an operator sees the name');
  assert.ok(!(await readBy(viewer.cookie)).includes(name), 'a viewer sees the name');
  await inParallel(buildOf(target).pages, async (page) => {
    for (const headers of [{}, { rsc: '1' }] as Record<string, string>[]) {
      const { text } = await knock(target, filled(page, ids), { cookie: viewer.cookie, headers });
      assert.ok(!text.includes(name), `${page} shows a viewer the name`);
    }
  });
  assert.equal((await knock(target, '/audit/export', { cookie: viewer.cookie })).status, 403, 'the log of actions');
  assert.equal((await knock(target, '/audit', { cookie: viewer.cookie })).status, 404, 'the page of actions');
}

/** A8: more in a body than the door asks for. The ids lead to nothing: what is right is answered with 404. */
export async function extraFieldsDoNothing(target: Target): Promise<void> {
  const { viewer } = target.people;
  const doors = [
    { path: '/customers/5550666/credits', right: { credits: 1, note: 'attack' } },
    { path: `/challenges/${NOBODY}/answer`, right: { code: '123456' } },
  ];
  for (const { path, right } of doors) {
    const ask = (body: string) =>
      knock(target, `/api/v1${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${target.tokens.owner}`, 'content-type': 'application/json' },
        body,
      });
    assert.equal((await ask(JSON.stringify(right))).status, 404, `${path}, as it should be`);
    for (const more of ['"role":"owner"', '"balance":100', '"operatorId":null', '"__proto__":{"role":"owner"}']) {
      const { status } = await ask(`${JSON.stringify(right).slice(0, -1)},${more}}`);
      assert.equal(status, 400, `${path} with ${more}`);
    }
  }
  const fields = { currentPassword: 'wrong', newPassword: 'another that is long enough', role: 'owner', id: NOBODY };
  const action = actionNamed('changePasswordAction', buildOf(target));
  await callAction(target, action, { cookie: viewer.cookie, path: '/settings', fields });
  const people = await readList(target, 'operators', '/operators');
  assert.equal(people.find(({ id }) => id === viewer.id)?.role, 'viewer');
}

/** C21, of actions: the action is one whose effect shows from outside, and the last call proves that it can be done. */
export async function otherSitesDoNothing(target: Target): Promise<void> {
  const { cookie } = target.people.owner;
  const { id, secret } = await target.issue('viewer');
  const revoke = actionNamed('revokeTokenAction', buildOf(target));
  const lives = async () => (await callApi(target, 'GET', '/me', secret)).status === 200;
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', `${target.url}.evil.example`, null, '']) {
    await callAction(target, revoke, { cookie, path: '/settings', args: [id], origin });
    assert.ok(await lives(), `it was done for the origin ${origin}`);
  }
  const forwarded = { 'next-action': revoke.id, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' };
  const body = JSON.stringify([id]);
  const headers = { ...forwarded, 'content-type': 'text/plain;charset=UTF-8' };
  await knock(target, '/settings', { method: 'POST', cookie, headers, body });
  assert.ok(await lives(), 'it was done for a host that was forwarded');
  await callAction(target, revoke, { cookie, path: '/settings', args: [id] });
  assert.ok(!(await lives()), 'the same call from the dashboard itself is done');
}

/** C21, of signing in and out, and of what changes nothing but a cookie. */
export async function otherSitesSignNobodyIn(target: Target): Promise<void> {
  const { cookie } = await target.hire('viewer');
  for (const origin of ['https://evil.example', 'null', undefined]) {
    const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
    if (origin) headers.origin = origin;
    for (const door of ['callback/credentials', 'signout', 'signin/credentials']) {
      const answer = await knock(target, `/api/auth/${door}`, { method: 'POST', headers, body: 'csrfToken=x', cookie });
      assert.equal(answer.status, 403, `${door} from ${origin}`);
    }
    for (const name of ['signOutAction', 'chooseTheme', 'chooseLocale']) {
      const call = {
        cookie,
        path: '/settings',
        origin: origin ?? null,
        args: name === 'signOutAction' ? [] : ['dark'],
      };
      const answer = await callAction(target, actionNamed(name, buildOf(target)), call);
      assert.deepEqual(answer.headers.getSetCookie(), [], `${name} from ${origin}`);
    }
  }
  assert.equal((await knock(target, '/settings', { cookie })).status, 200, 'the session is not ended by another site');
}

/** X8: the forms above are written as a browser writes them, for an owner's is taken. */
export async function ownersFormsAreTaken(target: Target): Promise<void> {
  const { owner, viewer } = target.people;
  const action = actionNamed('changeOperatorAction', buildOf(target));
  const change = (cookie: string, role: string) =>
    callAction(target, action, {
      cookie,
      path: '/settings',
      args: [viewer.id],
      fields: { role, access: 'open' },
    });
  assert.match((await change(owner.cookie, 'viewer')).text, /"ok":true/);
  assert.match((await change(owner.cookie, 'emperor')).text, /"fields":\{"role"/);
  assert.doesNotMatch((await change(viewer.cookie, 'viewer')).text, /"ok":true/);
}
