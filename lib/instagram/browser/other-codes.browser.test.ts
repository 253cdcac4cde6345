import { expect, it } from 'vitest';
import { createSignInWorld } from '#/testing/worlds/sign-in-world.ts';

const LANGUAGES = ['en', 'ru'] as const;

it.each(LANGUAGES)('asks for the code that came by WhatsApp, and switches to it, in %s', async (language) => {
  await using world = await createSignInWorld({ twoFactor: 'text_and_whatsapp' });
  world.instagram.screens({ language });

  const outcome = await world.signIn({
    ask: ({ kind }) =>
      kind === 'whatsapp_code'
        ? { kind: 'code', code: world.account.lastCode() ?? '' }
        : { kind: 'switch', method: 'whatsapp_code' },
  });

  expect(outcome).toMatchObject({ ok: true, passwordPosts: 1 });
  expect(world.questions.map(({ kind, methods }) => [kind, methods])).toEqual([
    ['text_code', ['whatsapp_code']],
    ['whatsapp_code', ['text_code']],
  ]);
  expect(world.account.codes().at(-1)?.by).toBe('whatsapp');
});

it.each([
  [5, false],
  [8, false],
  [7, true],
] as const)('takes a code of %i characters (letters: %s)', async (codeLength, codeLetters) => {
  await using world = await createSignInWorld({ challenge: 'email_code' });
  world.instagram.screens({ codeLength, codeLetters });

  const outcome = await world.signIn({ ask: () => ({ kind: 'code', code: world.account.lastCode() ?? '' }) });

  expect(outcome).toMatchObject({ ok: true });
  expect(world.questions).toMatchObject([{ digits: { min: codeLength, max: codeLength }, letters: codeLetters }]);
});

it.each(LANGUAGES)('reads from the countdown when another code can be asked for, in %s', async (language) => {
  await using world = await createSignInWorld({ challenge: 'text_code' });
  world.instagram.switches({ resendDelayMs: 42_000 });
  world.instagram.screens({ language, countdown: true });
  const from = Date.now();
  let asked = 0;

  await world.signIn({
    ask() {
      asked = Date.now();
      return { kind: 'gave_up' };
    },
  });

  const at = world.questions[0]?.canResendAt?.getTime() ?? 0;
  expect(at - from).toBeGreaterThan(35_000);
  expect(at - asked).toBeLessThan(43_000);
});

it.each(LANGUAGES)('keeps the wish for another code that Instagram would not send yet, in %s', async (language) => {
  await using world = await createSignInWorld({ challenge: 'text_code' });
  world.instagram.screens({ language });

  const outcome = await world.signIn({
    ask(_question, nth) {
      if (nth === 1) return { kind: 'resend' };
      if (nth > 2) return { kind: 'code', code: world.account.lastCode() ?? '' };
      world.instagram.switches({ resendDelayMs: 0 });
      return { kind: 'resend' };
    },
  });

  expect(outcome).toMatchObject({ ok: true });
  expect(world.questions.map(({ resendWanted }) => resendWanted)).toEqual([false, true, false]);
  expect(world.account.codes()).toHaveLength(2);
});

it.each(LANGUAGES)('answers the cookie choices on a page of their own, in %s', async (language) => {
  await using world = await createSignInWorld();
  world.instagram.screens({ language, cookieBanner: 'page' });

  expect(await world.signIn()).toMatchObject({ ok: true, passwordPosts: 1 });
  expect(world.screens()).toEqual(['cookie_banner', 'sign_in_form', 'home']);
});

it.each(LANGUAGES)('leaves it to its owner whether an account is deleted, in %s', async (language) => {
  await using world = await createSignInWorld({ challenge: 'deletion_pending' });
  world.instagram.screens({ language });

  expect(await world.signIn()).toMatchObject({ ok: false, reason: 'deletion_pending', passwordPosts: 1, held: null });
  expect(world.account.signIns()).toBe(0);
});

it.each([
  { challenge: 'email_code' as const, twoFactorPage: 'old' as const },
  { twoFactor: 'text' as const, twoFactorPage: 'old' as const },
  { twoFactor: 'text' as const, twoFactorPage: 'two_step' as const },
])('types a code into boxes of one character, %o', async ({ twoFactorPage, ...account }) => {
  await using world = await createSignInWorld(account);
  world.instagram.screens({ codeBoxes: true, codeLength: 8, twoFactorPage });

  const outcome = await world.signIn({
    ask: (_question, nth) => ({ kind: 'code', code: nth === 1 ? '00000000' : (world.account.lastCode() ?? '') }),
  });

  expect(outcome).toMatchObject({ ok: true, passwordPosts: 1 });
  expect(world.questions).toMatchObject([
    { digits: { min: 8, max: 8 }, wrongBefore: false },
    { digits: { min: 8, max: 8 }, wrongBefore: true },
  ]);
});
