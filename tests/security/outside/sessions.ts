/** Operators' sessions: how they begin, what they are worth, how they end (docs/facts/reliability.md#attacks: A9 and B). */
import assert from 'node:assert/strict';
import { callApi } from './api.ts';
import { actionNamed, callAction, cookieName, knock, tryToSignIn } from './knock.ts';
import { buildOf, type Target } from './target.ts';

const MOST_COOKIE_BYTES = 4_096;
const HOUR_MS = 3_600_000;

const isIn = async (target: Target, cookie: string) => (await knock(target, '/settings', { cookie })).status === 200;

/** A9. */
export async function rolesCountAtOnce(target: Target): Promise<void> {
  const person = await target.hire('operator');
  const { cookie, name } = person;
  const mayRefresh = async () => (await knock(target, '/accounts', { cookie })).text.includes('addAccountAction');
  const seesPeople = async () =>
    (await knock(target, '/settings?view=people', { cookie })).text.includes(target.people.owner.email);
  assert.ok(await isIn(target, cookie), `${name} is in`);
  await target.setRole(person, 'owner');
  assert.ok(await seesPeople(), 'an owner sees the people');
  await target.setRole(person, 'viewer');
  assert.ok(!(await seesPeople()), 'whoever is an owner no more does not');
  assert.ok(!(await mayRefresh()));
  await target.keepOut(person);
  assert.ok(!(await isIn(target, cookie)), 'whoever is kept out is out');
  assert.equal((await tryToSignIn(target, person)).session, null, 'and does not come in again');
}

/** B11. */
export async function signingInBeginsAnew(target: Target): Promise<void> {
  const person = await target.hire('viewer');
  const { session } = await tryToSignIn(target, person, { jar: person.jar });
  assert.notEqual(session?.cookie, person.cookie);
  assert.ok(await isIn(target, session?.cookie ?? ''), 'the new session admits');
  assert.ok(!(await isIn(target, person.cookie)), 'the one before does not');
}

/** B12. */
export async function signedOutCookiesAreDead(target: Target): Promise<void> {
  const { cookie } = await target.hire('viewer');
  const signOut = actionNamed('signOutAction', buildOf(target));
  const left = await callAction(target, signOut, { cookie, path: '/settings' });
  assert.match(left.headers.getSetCookie().join(), new RegExp(`${cookieName(target)}=;`), 'the browser forgets it');
  assert.ok(!(await isIn(target, cookie)), 'a copy of the cookie is worth nothing');
  assert.equal((await knock(target, '/api/live', { cookie })).status, 401);
}

/** B12, the other half: a sign-out that does not happen is not told as one. */
export async function refusedSignOutsEndNothing(target: Target): Promise<void> {
  const { cookie } = await target.hire('viewer');
  const signOut = actionNamed('signOutAction', buildOf(target));
  for (const origin of ['https://evil.example', 'null', null]) {
    const refused = await callAction(target, signOut, { cookie, path: '/settings', origin });
    assert.deepEqual(refused.headers.getSetCookie(), []);
  }
  const headers = { origin: target.url, 'content-type': 'application/x-www-form-urlencoded' };
  const library = await knock(target, '/api/auth/signout', { method: 'POST', cookie, headers, body: 'csrfToken=x' });
  assert.equal(library.status, 404, "the library's own sign-out is closed");
  assert.deepEqual(library.headers.getSetCookie(), []);
  assert.ok(await isIn(target, cookie), 'and nobody is signed out');
}

/** B13. */
export async function newPasswordsEndOtherSessions(target: Target): Promise<void> {
  const person = await target.hire('viewer');
  const stolen = (await tryToSignIn(target, person)).session?.cookie ?? '';
  const { secret } = await target.issue('viewer');
  assert.ok(await isIn(target, stolen), 'two browsers at once');
  const newPassword = `${person.password} and more`;
  const fields = { currentPassword: person.password, newPassword };
  const change = actionNamed('changePasswordAction', buildOf(target));
  const changed = await callAction(target, change, { cookie: person.cookie, path: '/settings', fields });
  assert.match(changed.text, /"ok":true/);
  assert.ok(!(await isIn(target, stolen)), 'the other session has ended');
  assert.ok(await isIn(target, person.cookie), 'the one that asked goes on');
  assert.equal((await callApi(target, 'GET', '/me', secret)).status, 200, "other people's tokens go on");
  await target.keepOut(person);
  assert.ok(!(await isIn(target, person.cookie)), 'whoever is kept out has no session');
}

/** B15. */
export async function cookiesAreOutOfReach(target: Target): Promise<void> {
  const { setCookie, cookie } = target.people.viewer;
  assert.match(setCookie, /; HttpOnly/i);
  assert.match(setCookie, /; SameSite=(Lax|Strict)/i);
  assert.match(setCookie, /; Path=\//i);
  assert.doesNotMatch(setCookie, /Domain=/i);
  assert.ok(setCookie.startsWith(`${cookieName(target)}=`), 'over https its name binds it to this host');
  if (target.url.startsWith('https://')) assert.match(setCookie, /; Secure/i);
  const expires = Date.parse(/Expires=([^;]+)/i.exec(setCookie)?.[1] ?? '') - Date.now();
  assert.ok(expires <= 12 * HOUR_MS + 5_000, 'it ends with the session');
  assert.ok(setCookie.length < MOST_COOKIE_BYTES);
  for (const at of [5, Math.floor(cookie.length / 2), cookie.length - 3]) {
    const changed = cookie.slice(0, at) + (cookie[at] === 'A' ? 'B' : 'A') + cookie.slice(at + 1);
    assert.ok(!(await isIn(target, changed)), `changed at ${at} it admits nobody`);
  }
  assert.ok(await isIn(target, cookie), 'unchanged it does');
}

/** B20. */
export async function brokenTokensAreRefused(target: Target): Promise<void> {
  for (const secret of ['%E0%A4%A', '', 'mut_', 'x'.repeat(5_000), "' OR 1=1 --", `${target.tokens.owner}x`])
    assert.equal((await callApi(target, 'GET', '/me', secret)).status, 401, secret.slice(0, 20));
  assert.equal((await callApi(target, 'GET', '/me', target.tokens.owner)).status, 200);
  assert.equal((await knock(target, '/api/health')).status, 200, 'the process goes on');
}
