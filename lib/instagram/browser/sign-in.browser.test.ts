import { expect, it } from 'vitest';
import { createSignInWorld, PASSWORD } from '#/testing/worlds/sign-in-world.ts';
import { cookieOf } from '../identity.ts';

const FORMS = [
  { form: 'classic', language: 'en' },
  { form: 'classic', language: 'ru' },
  { form: 'new', language: 'en' },
  { form: 'new', language: 'ru' },
] as const;

it.each(FORMS)('signs in on the $form form in $language, past banner and prompts', async (screens) => {
  await using world = await createSignInWorld();
  world.instagram.screens({ ...screens, cookieBanner: true, oneTap: true });

  const outcome = await world.signIn();

  expect(outcome).toMatchObject({ ok: true, rung: 'sign_in', instagramId: world.account.id, passwordPosts: 1 });
  expect(world.screens()).toEqual(['cookie_banner', 'sign_in_form', 'save_login', 'home']);
  expect(outcome.ok && cookieOf(outcome.identity, 'sessionid')).toMatch(/%3A/);
  expect(world.account.passwordPosts()).toBe(1);
});

it.each(['en', 'ru'] as const)('declines notifications in %s', async (language) => {
  await using world = await createSignInWorld();
  world.instagram.screens({ language, notifications: true });

  expect(await world.signIn()).toMatchObject({ ok: true });
  expect(world.screens()).toEqual(['sign_in_form', 'notifications_prompt', 'home']);
});

it('keeps the account’s own user agent', async () => {
  await using world = await createSignInWorld();
  const outcome = await world.signIn({ userAgent: 'Its Own/1.0' });

  expect(outcome.ok && outcome.identity.userAgent).toBe('Its Own/1.0');
});

it.each(FORMS)('sends a wrong password once on the $form form in $language', async (screens) => {
  await using world = await createSignInWorld();
  world.instagram.screens(screens);

  const outcome = await world.signIn({ password: 'canary-wrong' });

  expect(outcome).toMatchObject({ ok: false, reason: 'wrong_password', screen: 'sign_in_form', passwordPosts: 1 });
  expect(world.account.passwordPosts()).toBe(1);
  expect(world.told()).not.toContain('canary');
});

it.each(['en', 'ru'] as const)('says that the account does not exist, in %s', async (language) => {
  await using world = await createSignInWorld();
  world.instagram.screens({ language });

  expect(await world.signIn({ username: 'nobody.here' })).toMatchObject({
    ok: false,
    reason: 'unknown_user',
    passwordPosts: 1,
  });
});

it.each(['problem', 'please_wait'] as const)('takes "%s" for a push-back, not for a wrong password', async (mode) => {
  await using world = await createSignInWorld();
  world.instagram.signIns(mode);

  expect(await world.signIn()).toMatchObject({ ok: false, reason: 'throttled', passwordPosts: 1 });
});

it('needs a password for the form, and leave for each submission', async () => {
  await using world = await createSignInWorld();

  expect(await world.signIn({ password: null })).toMatchObject({ ok: false, reason: 'no_password', passwordPosts: 0 });
  expect(await world.signIn({ beforePassword: async () => false })).toMatchObject({
    ok: false,
    reason: 'submissions_used_up',
    passwordPosts: 0,
  });
  expect(world.instagram.requests.signIns()).toEqual([]);
});

it.each(['before_form', true] as const)(
  'stops at a page that nobody knows (%s) and describes it',
  async (unknownScreen) => {
    await using world = await createSignInWorld();
    world.instagram.screens({ unknownScreen });

    const outcome = await world.signIn();

    expect(outcome).toMatchObject({
      ok: false,
      reason: 'unknown_screen',
      screen: 'unknown',
      passwordPosts: unknownScreen === true ? 1 : 0,
    });
    const last = world.steps.at(-1);
    expect(last?.outline).toContain('button role=button "Breathe"');
    expect(last?.picture?.subarray(0, 2)).toEqual(new Uint8Array([0xff, 0xd8]));
    expect(world.told()).not.toContain(PASSWORD);
  },
);
