import { describe, expect, it } from 'vitest';
import { createSignInWorld, mintIdentity, SEED } from '#/testing/worlds/sign-in-world.ts';
import { cookieOf } from '../identity.ts';
import { LEFT_BEHIND } from './model.ts';

const LEFTOVERS = ['trust_device', 'unknown', 'edit', 'onetap', 'challenge'] as const;
const LANGUAGES = ['en', 'ru'] as const;

describe.each(LANGUAGES)('after an accepted sign-in, in %s', (language) => {
  it.each(LEFTOVERS)('ends signed in with one submission, whatever page follows: %s', async (leftover) => {
    await using world = await createSignInWorld({ totpSeed: SEED });
    world.instagram.screens({ language, leftover });

    const outcome = await world.signIn({ totp: () => world.account.totp() ?? '', instagramId: world.account.id });

    expect(outcome).toMatchObject({ ok: true, instagramId: world.account.id, passwordPosts: 1 });
    expect(world.account.passwordPosts()).toBe(1);
    const unknown = world.steps.filter(({ screen }) => screen === 'unknown');
    expect(unknown).toHaveLength(['unknown', 'challenge'].includes(leftover) ? 1 : 0);
    expect(unknown.every(({ picture, outline, note }) => picture && outline && note === LEFT_BEHIND)).toBe(true);
  });
});

it('ends signed in when a code was right and an unknown page follows', async () => {
  await using world = await createSignInWorld({ challenge: 'email_code' });
  world.instagram.screens({ leftover: 'unknown' });

  const outcome = await world.signIn({ ask: () => ({ kind: 'code', code: world.account.lastCode() ?? '' }) });

  expect(outcome).toMatchObject({ ok: true, passwordPosts: 1 });
  expect(world.questions).toHaveLength(1);
});

it('keeps what was made when the warning follows at once, and goes on with it once a person dismissed it', async () => {
  await using world = await createSignInWorld();
  world.instagram.screens({ warning: true });

  const outcome = await world.signIn();
  expect(outcome).toMatchObject({ ok: false, reason: 'warning', passwordPosts: 1, held: { signedIn: true } });
  const identity = !outcome.ok && outcome.held ? outcome.held.identity : mintIdentity(world.account);
  const input = { identity, signal: new AbortController().signal, onStep: async () => undefined };
  const dismissed = await world.browser.dismissWarning({ ...input, username: 'ada', instagramId: world.account.id });
  const again = await world.browser.dismissWarning(input);

  expect(dismissed).toMatchObject({ ok: true, wasShown: true });
  expect(again).toMatchObject({ ok: true, wasShown: false });
  expect(world.account.passwordPosts()).toBe(1);
  expect(world.account.signIns()).toBe(1);
});

describe('when every page leads back to the form although the password was accepted', () => {
  it('never submits it again, rests, and goes on with what was made', async () => {
    await using world = await createSignInWorld();
    world.instagram.ledBack(60_000);

    const outcome = await world.signIn();
    expect(outcome).toMatchObject({ ok: false, reason: 'throttled', passwordPosts: 1, held: { signedIn: true } });
    if (outcome.ok || !outcome.held) throw new Error('nothing is held');
    const { identity, ...held } = outcome.held;
    const still = await world.signIn({ identity, held });
    expect(still).toMatchObject({ ok: false, reason: 'throttled', passwordPosts: 0, held: { signedIn: true } });

    world.instagram.ledBack(0);
    const later = await world.signIn({ identity, held });
    expect(later).toMatchObject({ ok: true, rung: 'revive', passwordPosts: 0 });
    expect(later.ok && cookieOf(later.identity, 'sessionid')).toBe(cookieOf(identity, 'sessionid'));
    expect(world.account.signIns()).toBe(1);
  });

  it('climbs the ladder once when what was made is dead', async () => {
    await using world = await createSignInWorld();
    world.instagram.ledBack(60_000);
    const outcome = await world.signIn();
    if (outcome.ok || !outcome.held) throw new Error('nothing is held');
    world.instagram.ledBack(0);
    world.instagram.signOut('ada', 'login_required');

    const { identity, ...held } = outcome.held;
    expect(await world.signIn({ identity, held })).toMatchObject({ ok: true, rung: 'sign_in', passwordPosts: 1 });
    expect(world.account.passwordPosts()).toBe(2);
  });
});

it('goes on with an approval that nobody gave in time, without another submission', async () => {
  await using world = await createSignInWorld({ challenge: 'approve' });

  const outcome = await world.signIn();
  expect(outcome).toMatchObject({ ok: false, reason: 'code_timeout', held: { signedIn: false } });
  if (outcome.ok || !outcome.held) throw new Error('nothing is held');
  expect(world.told()).not.toContain('apc=');
  world.account.approve();
  const { identity, ...held } = outcome.held;

  const later = await world.signIn({
    ...{ identity, held },
    ask: (_question, _nth, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ kind: 'screen_moved' }));
      }),
  });

  expect(later).toMatchObject({ ok: true, passwordPosts: 0 });
  expect(world.account.passwordPosts()).toBe(1);
});
