import { expect, it } from 'vitest';
import { createSignInWorld, mintIdentity } from '#/testing/worlds/sign-in-world.ts';
import { cookieOf } from '../identity.ts';

const NEVER = () => new AbortController().signal;

it('revives a session that is still alive without sending the password', async () => {
  await using world = await createSignInWorld();
  const identity = mintIdentity(world.account);

  const outcome = await world.signIn({ identity });

  expect(outcome).toMatchObject({ ok: true, rung: 'revive', instagramId: world.account.id, passwordPosts: 0 });
  expect(outcome.ok && outcome.identity.userAgent).toBe(identity.userAgent);
  expect(outcome.ok && cookieOf(outcome.identity, 'mid')).toBe(cookieOf(identity, 'mid'));
});

it.each(['en', 'ru'] as const)('goes on with the remembered profile in %s, without the password', async (language) => {
  await using world = await createSignInWorld();
  const identity = mintIdentity(world.account);
  world.instagram.signOut('ada');
  world.instagram.screens({ rememberedTile: true, language });

  const outcome = await world.signIn({ identity, password: null });

  expect(outcome).toMatchObject({ ok: true, rung: 'continue', passwordPosts: 0 });
  expect(world.screens()).toEqual(['remembered_profile', 'home']);
  expect(outcome.ok && cookieOf(outcome.identity, 'sessionid')).not.toBe(cookieOf(identity, 'sessionid'));
});

it('gives the remembered profile its password when it asks only for that', async () => {
  await using world = await createSignInWorld();
  const identity = mintIdentity(world.account);
  world.instagram.signOut('ada');
  world.instagram.screens({ rememberedTile: 'password' });

  expect(await world.signIn({ identity })).toMatchObject({ ok: true, rung: 'continue', passwordPosts: 1 });
  expect(world.screens()).toEqual(['password_only', 'home']);
});

it('sends a wrong password once on the remembered profile as well', async () => {
  await using world = await createSignInWorld();
  const identity = mintIdentity(world.account);
  world.instagram.signOut('ada');
  world.instagram.screens({ rememberedTile: 'password' });

  expect(await world.signIn({ identity, password: 'canary' })).toMatchObject({
    ok: false,
    reason: 'wrong_password',
    passwordPosts: 1,
  });
  expect(world.account.passwordPosts()).toBe(1);
});

it('signs in on the form when the stored session is dead and nothing is remembered', async () => {
  await using world = await createSignInWorld();
  const identity = mintIdentity(world.account);
  world.instagram.signOut('ada', 'delete_cookie');

  const outcome = await world.signIn({ identity });

  expect(outcome).toMatchObject({ ok: true, rung: 'sign_in', passwordPosts: 1 });
  expect(outcome.ok && outcome.identity.userAgent).toBe(identity.userAgent);
  expect(world.account.signIns()).toBe(2);
});

it('keeps what the site and others had in local storage, and what the site changes', async () => {
  await using world = await createSignInWorld();
  const minted = mintIdentity(world.account);
  const { origin } = new URL(world.instagram.origin);
  const kept = { origin, localStorage: [{ name: 'www-claim-v2', value: 'hmac.claim' }] };
  const elsewhere = { origin: 'https://elsewhere.example', localStorage: [{ name: 'a', value: 'b' }] };
  const identity = { ...minted, storageState: { ...minted.storageState, origins: [elsewhere, kept] } };

  const outcome = await world.signIn({ identity });

  expect(outcome.ok && outcome.identity.storageState.origins).toEqual([kept, elsewhere]);
});

it.each([
  ['a cookie of nowhere', [{ name: 'mid', value: 'x', domain: '', path: '', expires: -1 }], []],
  ['an origin that is none', [], [{ origin: 'not an address', localStorage: [{ name: 'a', value: 'b' }] }]],
])('signs in afresh when the stored identity is damaged: %s', async (_, cookies, origins) => {
  await using world = await createSignInWorld();
  const flags = { httpOnly: true, secure: true, sameSite: 'Lax' } as const;
  const storageState = { cookies: cookies.map((cookie) => ({ ...cookie, ...flags })), origins };

  expect(await world.signIn({ identity: { userAgent: 'Its Own/1.0', storageState } })).toMatchObject({
    ok: true,
    rung: 'sign_in',
  });
});

it('stops at the warning and dismisses it only when an operator says so', async () => {
  await using world = await createSignInWorld({ challenge: 'warning' });
  const identity = mintIdentity(world.account);

  expect(await world.signIn({ identity })).toMatchObject({ ok: false, reason: 'warning', passwordPosts: 0 });
  const steps: string[] = [];
  const onStep = async (step: { screen: string }) => void steps.push(step.screen);
  const dismissed = await world.browser.dismissWarning({ identity, signal: NEVER(), onStep });

  expect(dismissed).toMatchObject({ ok: true, wasShown: true });
  expect(steps).toEqual(['warning', 'home']);
  expect(await world.signIn({ identity })).toMatchObject({ ok: true, rung: 'revive' });
});

it('says that there was no warning, or that nobody is signed in', async () => {
  await using world = await createSignInWorld();
  const identity = mintIdentity(world.account);
  const onStep = async () => undefined;

  expect(await world.browser.dismissWarning({ identity, signal: NEVER(), onStep })).toMatchObject({
    ok: true,
    wasShown: false,
  });
  world.instagram.signOut('ada');
  expect(await world.browser.dismissWarning({ identity, signal: NEVER(), onStep })).toMatchObject({
    ok: false,
    reason: 'signed_out',
  });
});
