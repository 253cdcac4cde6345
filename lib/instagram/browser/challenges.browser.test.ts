import { expect, it } from 'vitest';
import { createSignInWorld, SEED } from '#/testing/worlds/sign-in-world.ts';

const CODES = [
  { challenge: 'email_code', kind: 'email_code', sentTo: 'm*****s@example.org' },
  { challenge: 'text_code', kind: 'text_code', sentTo: '+380 ** *** **79' },
  { challenge: 'legacy_email', kind: 'email_code', sentTo: 'm*****s@example.org' },
  { challenge: 'legacy_text', kind: 'text_code', sentTo: '+380 ** *** **79' },
] as const;

it.each(
  CODES.flatMap((code) => [
    { ...code, language: 'en' as const },
    { ...code, language: 'ru' as const },
  ]),
)(
  'passes the challenge $challenge in $language with the code that a person typed',
  async ({ challenge, language, kind, sentTo }) => {
    await using world = await createSignInWorld({ challenge });
    world.instagram.screens({ language });

    const outcome = await world.signIn({ ask: () => ({ kind: 'code', code: world.account.lastCode() ?? '' }) });

    expect(outcome).toMatchObject({ ok: true, rung: 'challenge', passwordPosts: 1 });
    expect(world.questions).toHaveLength(1);
    expect(world.questions[0]).toMatchObject({ kind, sentTo });
    expect(world.questions[0]?.url).not.toMatch(/\?|\d{6}/);
  },
);

it('switches the challenge from mail to text', async () => {
  await using world = await createSignInWorld({ challenge: 'email_code' });

  const outcome = await world.signIn({
    ask: ({ kind }) =>
      kind === 'email_code'
        ? { kind: 'switch', method: 'text_code' }
        : { kind: 'code', code: world.account.lastCode() ?? '' },
  });

  expect(outcome).toMatchObject({ ok: true });
  expect(world.screens()).toEqual(['sign_in_form', 'code_entry', 'challenge_picker', 'code_entry', 'home']);
  expect(world.account.codes().at(-1)?.by).toBe('text');
});

it('uses the seed for the second factor even after somebody chose a text for the challenge', async () => {
  await using world = await createSignInWorld({ challenge: 'email_code', totpSeed: SEED });

  const outcome = await world.signIn({
    totp: () => world.account.totp() ?? '',
    ask: ({ kind }) =>
      kind === 'email_code'
        ? { kind: 'switch', method: 'text_code' }
        : { kind: 'code', code: world.account.lastCode() ?? '' },
  });

  expect(outcome).toMatchObject({ ok: true, rung: 'second_factor' });
  expect(world.questions.map((question) => question.kind)).toEqual(['email_code', 'text_code']);
});

it('passes a challenge by mail and then the second factor from the seed', async () => {
  await using world = await createSignInWorld({ challenge: 'email_code', totpSeed: SEED });

  const outcome = await world.signIn({
    totp: () => world.account.totp() ?? '',
    ask: () => ({ kind: 'code', code: world.account.lastCode() ?? '' }),
  });

  expect(outcome).toMatchObject({ ok: true, rung: 'second_factor' });
  expect(world.screens()).toEqual(['sign_in_form', 'code_entry', 'two_factor', 'home']);
});

it.each(['en', 'ru'] as const)(
  'goes on by itself once the sign-in is approved on the phone, in %s',
  async (language) => {
    await using world = await createSignInWorld({ challenge: 'approve' });
    world.instagram.screens({ language });

    const outcome = await world.signIn({
      async ask(_question, _nth, watch) {
        world.account.approve();
        await new Promise((resolve) => watch.signal.addEventListener('abort', resolve));
        return { kind: 'screen_moved' };
      },
    });

    expect(outcome).toMatchObject({ ok: true, rung: 'challenge' });
    expect(world.questions.map((question) => question.kind)).toEqual(['approve_on_device']);
  },
);

it('sends a code instead of the approval when the person wishes it', async () => {
  await using world = await createSignInWorld({ challenge: 'approve' });

  const outcome = await world.signIn({
    ask: ({ kind }) =>
      kind === 'approve_on_device'
        ? { kind: 'switch', method: 'email_code' }
        : { kind: 'code', code: world.account.lastCode() ?? '' },
  });

  expect(outcome).toMatchObject({ ok: true });
  expect(world.questions[0]?.methods).toEqual(['email_code', 'text_code']);
  expect(world.account.codes().map((code) => code.by)).toEqual(['email']);
});

it('looks once whether the seed could replace the approval, without having anything sent', async () => {
  await using world = await createSignInWorld({ challenge: 'approve' });

  const outcome = await world.signIn({ totp: () => '000000' });

  expect(outcome).toMatchObject({ ok: false, reason: 'code_timeout', screen: 'approve_on_device' });
  expect(world.screens()).toEqual(['sign_in_form', 'approve_on_device', 'challenge_picker', 'approve_on_device']);
  expect(world.account.codes()).toEqual([]);
});

const STOPS = [
  { challenge: 'recaptcha', reason: 'captcha', screen: 'captcha' },
  { challenge: 'suspended', reason: 'suspended', screen: 'suspended' },
  { challenge: 'consent', reason: 'challenge_unsupported', screen: 'consent' },
  { challenge: 'unknown', reason: 'unknown_screen', screen: 'unknown' },
  { challenge: 'warning', reason: 'warning', screen: 'warning' },
] as const;

it.each(STOPS)('stops with $reason at the page for $challenge', async ({ challenge, reason, screen }) => {
  await using world = await createSignInWorld({ challenge });

  expect(await world.signIn()).toMatchObject({ ok: false, reason, screen, passwordPosts: 1 });
  expect(world.steps.at(-1)).toMatchObject({ screen, picture: expect.any(Uint8Array) });
});
