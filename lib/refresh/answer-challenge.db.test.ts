import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { after as later, MINUTE_MS, systemClock } from '#/lib/platform/clock.ts';
import { events } from '#/lib/platform/events.ts';
import { insertAccount } from '#/lib/sessions/store.ts';
import { createVault } from '#/lib/vault/vault.ts';
import { generateVaultKeys } from '#/lib/vault/vault-key.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { answerChallenge, wishChallenge } from './answer-challenge.ts';
import { closeChallenges, openAnswer, takeReply } from './challenge-store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase({ max: 25 });
});
afterAll(() => database.close());

const vault = createVault(generateVaultKeys().privateKey);
const ctx = () => ({ db: database.db, clock: systemClock, events, sealer: vault });
const DOORS = ['dashboard', 'bot', 'api'] as const;

async function ask(change: { expiresAt?: Date; canResendAt?: Date } = {}) {
  const at = new Date();
  const username = `reader.${randomUUID().slice(0, 8)}`;
  const account = await database.db.transaction((tx) => insertAccount(tx, { username, createdAt: at }));
  const attempt = await database.db.refreshAttempt.create({
    data: { accountId: account.id, status: 'waiting_for_code', cause: 'signed_out', askedBy: 'test', queuedAt: at },
  });
  const challenge = await database.db.challenge.create({
    data: {
      ...{ attemptId: attempt.id, kind: 'text_code', digitsMin: 6, digitsMax: 6, methods: ['email_code'] },
      ...{ askedAt: at, expiresAt: later(at, 10 * MINUTE_MS), ...change },
    },
  });
  return { attemptId: attempt.id, challengeId: challenge.id };
}

const answer = (challengeId: string, code = '123456', name = 'Olga', door: (typeof DOORS)[number] = 'dashboard') =>
  answerChallenge(ctx(), { challengeId, code, door, by: { kind: 'operator', id: 'olga', name, role: 'operator' } });

const rowOf = (id: string) => database.db.challenge.findUniqueOrThrow({ where: { id } });

describe('a code', () => {
  it('that comes through twenty doors at once is taken from the first; the others learn who that was', async () => {
    const { challengeId } = await ask();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => answer(challengeId, String(100_000 + n), `person ${n}`, DOORS[n % 3])),
    );
    const winner = answers.findIndex(({ ok }) => ok);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const late of answers.filter(({ ok }) => !ok)) {
      expect(late).toEqual({ ok: false, reason: 'answered', by: `person ${winner}` });
    }

    const row = await rowOf(challengeId);
    expect(openAnswer(vault, challengeId, row.sealedAnswer ?? '')).toBe(String(100_000 + winner));
    expect(row).toMatchObject({ status: 'answered', answeredDoor: DOORS[winner % 3] });
    const actions = await database.db.auditEntry.findMany({ where: { subjectId: challengeId } });
    expect(actions.map(({ action, actorName }) => [action, actorName])).toEqual([
      ['challenge.answered', `person ${winner}`],
    ]);
  });

  it('is taken once, however many look for it, and is gone from the database then', async () => {
    const { challengeId } = await ask();
    await answer(challengeId);
    const replies = await Promise.all(Array.from({ length: 5 }, () => takeReply(database.db, challengeId, new Date())));
    expect(replies.filter((reply) => reply?.sealedAnswer)).toHaveLength(1);
    expect((await rowOf(challengeId)).sealedAnswer).toBeNull();
    expect(await answer(challengeId)).toEqual({ ok: false, reason: 'answered', by: 'Olga' });
  });

  it('stands nowhere in plain: not in its row, not in the audit log', async () => {
    const { challengeId } = await ask();
    await answer(challengeId, '918273');
    const rows = [
      await rowOf(challengeId),
      await database.db.auditEntry.findMany({ where: { subjectId: challengeId } }),
    ];
    expect(JSON.stringify(rows)).not.toContain('918273');
  });

  it('opens at no other challenge', async () => {
    const [one, other] = [await ask(), await ask()];
    await answer(one.challengeId);
    const { sealedAnswer } = await rowOf(one.challengeId);
    expect(() => openAnswer(vault, other.challengeId, sealedAnswer ?? '')).toThrow();
  });

  it('is wiped when its attempt ends before the browser took it', async () => {
    const { attemptId, challengeId } = await ask();
    await answer(challengeId);
    await database.db.transaction((tx) => closeChallenges(tx, attemptId, 'refused'));
    expect(await rowOf(challengeId)).toMatchObject({ status: 'refused', sealedAnswer: null, wish: null });
    expect(await answer(challengeId)).toMatchObject({ ok: false, reason: 'answered' });
  });

  it('with too few or too many digits is refused with the number that is wanted, and the door stays open', async () => {
    const { challengeId } = await ask();
    for (const code of ['12345', '1234567']) {
      await expect(answer(challengeId, code)).rejects.toMatchObject({ code: 'invalid', detail: { min: 6, max: 6 } });
    }
    expect(await answer(challengeId)).toEqual({ ok: true });
  });

  it('comes too late when the time is over, and after the attempt was closed', async () => {
    const expired = await ask({ expiresAt: later(new Date(), -1) });
    expect(await answer(expired.challengeId)).toEqual({ ok: false, reason: 'expired', by: null });

    const closed = await ask();
    await database.db.transaction((tx) => closeChallenges(tx, closed.attemptId, 'closed'));
    expect(await answer(closed.challengeId)).toEqual({ ok: false, reason: 'closed', by: null });
  });

  it('for a question that nobody asked is not found', async () => {
    await expect(answer(randomUUID())).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a wish', () => {
  const wish = (challengeId: string, wanted: Parameters<typeof wishChallenge>[1]['wish']) =>
    wishChallenge(ctx(), { challengeId, wish: wanted, by: SYSTEM });

  it('for another code is noted for the browser, which takes it once', async () => {
    const { challengeId } = await ask();
    expect(await wish(challengeId, 'resend')).toEqual({ ok: true, until: null });
    expect((await takeReply(database.db, challengeId, new Date()))?.wish).toBe('resend');
    expect((await takeReply(database.db, challengeId, new Date()))?.wish).toBeNull();
    expect(await answer(challengeId)).toEqual({ ok: true });
  });

  it('for another code that comes too early is kept, and taken when Instagram sends one again', async () => {
    const canResendAt = later(new Date(), MINUTE_MS);
    const { challengeId } = await ask({ canResendAt });
    expect(await wish(challengeId, 'resend')).toEqual({ ok: true, until: canResendAt });
    expect((await takeReply(database.db, challengeId, new Date()))?.wish).toBeNull();
    expect((await takeReply(database.db, challengeId, later(canResendAt, 1)))?.wish).toBe('resend');
    expect((await takeReply(database.db, challengeId, later(canResendAt, 2)))?.wish).toBeNull();
  });

  it('for a method is noted when Instagram offers it, and refused when not', async () => {
    const { challengeId } = await ask();
    expect(await wish(challengeId, 'switch:email_code')).toEqual({ ok: true, until: null });
    await expect(wish(challengeId, 'switch:app_code')).rejects.toMatchObject({ code: 'invalid' });
  });

  it('comes too late after the code', async () => {
    const { challengeId } = await ask();
    await answer(challengeId);
    expect(await wish(challengeId, 'resend')).toEqual({ ok: false, reason: 'answered', by: 'Olga' });
  });
});
