import { expect, it } from 'vitest';
import { createSignInWorld, PASSWORD, SEED } from '#/testing/worlds/sign-in-world.ts';
import type { Question } from './model.ts';

const PAGES = [
  { twoFactorPage: 'old', language: 'en' },
  { twoFactorPage: 'old', language: 'ru' },
  { twoFactorPage: 'two_step', language: 'en' },
  { twoFactorPage: 'two_step', language: 'ru' },
] as const;

it.each(PAGES)('enters the code from the seed on the $twoFactorPage page in $language', async (screens) => {
  await using world = await createSignInWorld({ totpSeed: SEED });
  world.instagram.screens(screens);

  const outcome = await world.signIn({ totp: () => world.account.totp() ?? '' });

  expect(outcome).toMatchObject({ ok: true, rung: 'second_factor', passwordPosts: 1 });
  expect(world.screens()).toEqual(['sign_in_form', 'two_factor', 'home']);
  expect(world.questions).toEqual([]);
});

it('never sends the code of one step twice: it waits for the next', async () => {
  await using world = await createSignInWorld({ totpSeed: SEED });
  const shown = ['000000', '000000', '000000'];

  const outcome = await world.signIn({ totp: () => shown.pop() ?? world.account.totp() ?? '' });

  expect(outcome).toMatchObject({ ok: true, rung: 'second_factor' });
  expect(world.instagram.requests.count({ surface: 'second_factor', method: 'POST' })).toBe(2);
});

it('gives up after two codes from a seed that is not the account’s', async () => {
  await using world = await createSignInWorld({ totpSeed: SEED });
  const codes = ['111111', '222222', '333333'];

  const outcome = await world.signIn({ totp: () => codes.shift() ?? '444444' });

  expect(outcome).toMatchObject({ ok: false, reason: 'code_wrong', screen: 'two_factor', passwordPosts: 1 });
  expect(world.instagram.requests.count({ surface: 'second_factor', method: 'POST' })).toBe(2);
});

it.each(PAGES)('asks for the code that came by text on the $twoFactorPage page in $language', async (screens) => {
  await using world = await createSignInWorld({ twoFactor: 'text' });
  world.instagram.screens(screens);

  const outcome = await world.signIn({ ask: () => ({ kind: 'code', code: world.account.lastCode() ?? '' }) });

  expect(outcome).toMatchObject({ ok: true, rung: 'second_factor' });
  expect(world.questions).toHaveLength(1);
  expect(world.questions[0]).toMatchObject({
    kind: 'text_code',
    sentTo: '… 79',
    wrongBefore: false,
    canResendAt: expect.any(Date),
  });
  expect(world.told()).not.toContain(world.account.lastCode());
});

it('asks again after a wrong code, and says so', async () => {
  await using world = await createSignInWorld({ twoFactor: 'text' });

  const outcome = await world.signIn({
    ask: (_question, nth) => ({ kind: 'code', code: nth === 1 ? '000 000' : (world.account.lastCode() ?? '') }),
  });

  expect(outcome).toMatchObject({ ok: true });
  expect(world.questions.map((question) => question.wrongBefore)).toEqual([false, true]);
});

it('ends after five wrong codes', async () => {
  await using world = await createSignInWorld({ twoFactor: 'text' });

  const outcome = await world.signIn({ ask: (_question, nth) => ({ kind: 'code', code: `00000${nth}` }) });

  expect(outcome).toMatchObject({ ok: false, reason: 'code_wrong', passwordPosts: 1 });
  expect(world.questions).toHaveLength(5);
});

it('has another code sent, and takes only the new one', async () => {
  await using world = await createSignInWorld({ twoFactor: 'text' });
  world.instagram.switches({ resendDelayMs: 0 });

  const outcome = await world.signIn({
    ask: (_question, nth) => (nth === 1 ? { kind: 'resend' } : { kind: 'code', code: world.account.lastCode() ?? '' }),
  });

  expect(outcome).toMatchObject({ ok: true });
  expect(world.account.codes()).toHaveLength(2);
});

it('goes from the app to a text when the person wishes it', async () => {
  await using world = await createSignInWorld({ totpSeed: SEED, twoFactor: 'totp_and_text' });

  const outcome = await world.signIn({
    ask: ({ kind }) =>
      kind === 'app_code'
        ? { kind: 'switch', method: 'text_code' }
        : { kind: 'code', code: world.account.lastCode() ?? '' },
  });

  expect(outcome).toMatchObject({ ok: true, rung: 'second_factor' });
  expect(world.questions.map((question: Question) => [question.kind, question.methods])).toEqual([
    ['app_code', ['text_code']],
    ['text_code', ['app_code']],
  ]);
});

it('goes from the text to the app by itself when there is a seed', async () => {
  await using world = await createSignInWorld({ totpSeed: SEED, twoFactor: 'totp_and_text' });
  const outcome = await world.signIn({
    totp: () => world.account.totp() ?? '',
    ask: () => ({ kind: 'switch', method: 'text_code' }),
  });

  expect(outcome).toMatchObject({ ok: true });
  expect(world.questions).toEqual([]);
});

it('takes a backup code where the page takes one', async () => {
  await using world = await createSignInWorld({ totpSeed: SEED, backupCodes: ['12345678'] });

  expect(await world.signIn({ ask: () => ({ kind: 'code', code: '1234 5678' }) })).toMatchObject({ ok: true });
});

it('ends as code_timeout when nobody answers, and shows pictures without the code meanwhile', async () => {
  await using world = await createSignInWorld({ twoFactor: 'text' });
  const pictures: number[] = [];

  const outcome = await world.signIn({
    async ask(_question, _nth, watch) {
      pictures.push((await watch.picture()).length);
      return { kind: 'gave_up' };
    },
  });

  expect(outcome).toMatchObject({ ok: false, reason: 'code_timeout', screen: 'two_factor' });
  expect(pictures[0]).toBeGreaterThan(1000);
  expect(world.told()).not.toContain(PASSWORD);
});

it('does not count the time in which a person is asked', async () => {
  await using world = await createSignInWorld({ twoFactor: 'text' });
  const typed = () => ({ kind: 'code', code: world.account.lastCode() ?? '' }) as const;
  const started = performance.now();
  await world.signIn({ ask: typed });
  const capMs = 5_000 + 4 * (performance.now() - started); // in proportion to this machine's speed

  const outcome = await world.signIn({
    capMs,
    async ask() {
      const asked = performance.now();
      await expect.poll(() => performance.now() - asked, { timeout: 2 * capMs }).toBeGreaterThan(capMs);
      return typed();
    },
  });

  expect(outcome).toMatchObject({ ok: true });
});
