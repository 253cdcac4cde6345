import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Question } from '#/lib/instagram/browser/model.ts';
import { MINUTE_MS } from '#/lib/platform/clock.ts';
import { insertAccount } from '#/lib/sessions/store.ts';
import { createVault } from '#/lib/vault/vault.ts';
import { generateVaultKeys } from '#/lib/vault/vault-key.ts';
import { createNoticeWorld } from '#/testing/worlds/notice-world.ts';
import { answerChallenge, wishChallenge } from './answer-challenge.ts';
import { type Asking, askChallenge } from './ask-challenge.ts';
import type { Wish } from './schema.ts';
import { findAttempt, insertAttempt, moveAttempt } from './store.ts';

let world: Awaited<ReturnType<typeof createNoticeWorld>>;
beforeAll(async () => {
  world = await createNoticeWorld();
});
afterAll(() => world.close());

const QUESTION: Question = {
  ...{ kind: 'text_code', sentTo: '… 79', digits: { min: 6, max: 6 }, letters: false, url: 'www.instagram.com/' },
  ...{ methods: ['email_code'], canResendAt: null, resendWanted: false, wrongBefore: false },
};
const by = { kind: 'operator', id: 'olga', name: 'Olga', role: 'operator' } as const;

async function asked() {
  const vault = createVault(generateVaultKeys().privateKey);
  const { db, clock } = world.ctx;
  const ctx = { ...world.ctx, vault, sealer: vault, pictures: vault, limits: { codeMs: 10 * MINUTE_MS } } as never;
  const at = clock.now();
  const turn = await db.transaction(async (tx) => {
    const account = await insertAccount(tx, { username: `reader.${randomUUID().slice(0, 8)}`, createdAt: at });
    const row = {
      cause: 'signed_out',
      askedBy: 'test',
      generationBefore: null,
      notBefore: null,
      queuedAt: at,
    } as const;
    const queued = await insertAttempt(tx, { accountId: account.id, ...row });
    if (!queued) throw new Error('this account has an attempt');
    return { account, attempt: await moveAttempt(tx, queued, 'start', { at }), abandoned: new AbortController() };
  });
  const asking: Asking = turn;
  const watch = { picture: () => Promise.reject(new Error('no page')), signal: new AbortController().signal };
  const ask = (question: Partial<Question> = {}) => askChallenge(ctx, asking, { ...QUESTION, ...question }, watch);
  const wish = async (wanted: Wish) => {
    const reply = ask();
    await expect.poll(() => asking.challenge?.id).toBeTruthy();
    await wishChallenge(ctx, { challengeId: asking.challenge?.id ?? '', wish: wanted, by });
    return reply;
  };
  const answer = (code: string) =>
    answerChallenge(ctx, { challengeId: asking.challenge?.id ?? '', code, door: 'bot', by });
  const status = async () => (await findAttempt(db, turn.attempt.id))?.status;
  return { asking, ask, wish, answer, status, db };
}

it('takes the code that was typed while another one was asked for', async () => {
  const { ask, wish, answer, status } = await asked();
  expect(await wish('resend')).toEqual({ kind: 'resend' });
  expect(await answer('123456')).toEqual({ ok: true });

  expect(await ask({ resendWanted: true })).toEqual({ kind: 'code', code: '123456' });
  expect(await status()).toBe('running');
});

it('asks anew when a code was typed while the page went over to another way', async () => {
  const { asking, ask, wish, answer, status, db } = await asked();
  expect(await wish('switch:email_code')).toEqual({ kind: 'switch', method: 'email_code' });
  const first = asking.challenge?.id ?? '';
  await answer('123456');

  const reply = ask({ kind: 'email_code' });
  await expect.poll(() => asking.challenge?.kind).toBe('email_code');
  await answer('654321');

  expect(await reply).toEqual({ kind: 'code', code: '654321' });
  expect(await status()).toBe('running');
  expect(await db.challenge.findUnique({ where: { id: first } })).toMatchObject({
    status: 'closed',
    sealedAnswer: null,
  });
});
