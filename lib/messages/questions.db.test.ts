import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findAskedChallenge } from '#/lib/outbox/find-asked-challenge.ts';
import type { Question } from '#/lib/outbox/schema.ts';
import { after, MINUTE_MS } from '#/lib/platform/clock.ts';
import { tellNewcomer } from '#/lib/upkeep/tell-newcomer.ts';
import { createOperatorsWorld, failed, type OperatorsWorld } from '#/testing/worlds/operators-world.ts';
import { sweepNotices } from './sweep-notices.ts';

let world: OperatorsWorld;
beforeAll(async () => {
  world = await createOperatorsWorld();
});
afterAll(() => world.close());
beforeEach(() => world.forget());

/** A question that waits for a person, as the room of refreshes opens it. */
async function asked(more: Partial<Question> = {}): Promise<Question> {
  const at = world.clock.now();
  const account = await world.ctx.db.account.create({ data: { username: `reader_${randomUUID().slice(0, 8)}` } });
  const opened = { status: 'waiting_for_code', cause: 'signed_out', askedBy: 'test', queuedAt: at } as const;
  const attempt = await world.ctx.db.refreshAttempt.create({ data: { accountId: account.id, ...opened } });
  const challenge = await world.ctx.db.challenge.create({
    data: { attemptId: attempt.id, kind: 'text_code', askedAt: at, expiresAt: after(at, 10 * MINUTE_MS) },
  });
  const { username } = account;
  return { username, attemptId: attempt.id, challengeId: challenge.id, question: 'text_code', ...more };
}

const settle = (challengeId: string, status: 'accepted' | 'expired') =>
  world.ctx.db.challenge.update({
    where: { id: challengeId },
    data: { status, answeredBy: 'Olga', answeredDoor: 'bot' },
  });

describe('a question to operators', () => {
  it('says where the code was sent, and after a wrong one that it was refused', async () => {
    const { tell, chat } = await world.team();
    const payload = await asked({ sentTo: '+380 ** *** **79' });
    await tell({ kind: 'code_needed', payload }, payload.challengeId);
    const again = await asked({ sentTo: '+380 ** *** **79', wrongBefore: true });
    await tell({ kind: 'code_needed', payload: again }, again.challengeId);
    expect(chat()[0]).toContain(
      'needs a code to sign in.\n\nInstagram sent a code by text message, to +380 ** *** **79.',
    );
    expect(chat()[1]).toContain('That code was refused.');
    expect(chat()[1]).toContain('to +380 ** *** **79.');
  });

  it.each(['accepted', 'expired'] as const)('and each reminder of it end with the outcome: %s', async (status) => {
    const { tell, sweep, chat } = await world.team();
    const payload = await asked();
    const expiresAt = after(world.clock.now(), 10 * MINUTE_MS).toISOString();
    await tell({ kind: 'code_needed', payload }, payload.challengeId);
    for (const half of [false, true])
      await tell({ kind: 'code_reminder', payload: { ...payload, expiresAt, half } }, `${payload.challengeId}:${half}`);
    expect(chat().slice(1)).toEqual([expect.stringContaining('still waits'), expect.stringContaining('still waits')]);

    await settle(payload.challengeId, status);
    await sweep();
    const words = { accepted: 'the code was accepted', expired: 'nobody answered in time' }[status];
    expect(chat()).toEqual(Array.from({ length: 3 }, () => expect.stringContaining(words)));
  });
});

describe('an operator who starts the bot late', () => {
  it('is told what is open, can answer it there, and reads the outcome; nobody else is told anything', async () => {
    const late = world.telegram.user();
    const chatId = BigInt(late.id);
    const { ctx, owe, sweep } = await world.team({ chats: [chatId] });
    const [payload, gone] = [await asked(), await asked()];
    for (const question of [payload, gone]) await owe({ kind: 'code_needed', payload: question }, question.challengeId);
    await owe(failed());
    await settle(gone.challengeId, 'expired');
    await sweep();
    expect(late.chat()).toEqual([]);

    late.say('/start');
    expect(await tellNewcomer(ctx, { chatId })).toBe(2);
    expect(await tellNewcomer(ctx, { chatId })).toBe(0);
    await sweep();
    const [question, trouble] = late.chat().filter(({ from }) => from?.is_bot);
    expect(question?.text).toContain('needs a code to sign in');
    expect(trouble?.text).toContain('could not be signed in');
    expect(await findAskedChallenge(ctx, { chatId, messageId: question?.message_id ?? 0 })).toEqual({
      challengeId: payload.challengeId,
      username: payload.username,
    });

    await settle(payload.challengeId, 'accepted');
    await sweep();
    expect(late.chat().find(({ message_id }) => message_id === question?.message_id)?.text).toContain('was accepted');
  });
});

describe('an alarm', () => {
  const warning = { verdict: 'warning', catalogue: 'E14', outline: null, username: 'reader' };

  it('says in words what happened, what waits for it and what to do, with the page and what helps at one press', async () => {
    const { tell, chat, buttons } = await world.team();
    const customer = await world.customer();
    for (let n = 0; n < 3; n += 1) {
      const id = await world.check(customer);
      await world.set(id, { status: 'parked', parkReason: 'session' });
    }
    await tell({ kind: 'alarm', payload: warning });
    const text = chat().at(-1) ?? '';
    for (const part of [
      'Instagram warns @reader of automated behaviour',
      'dismiss it in the dashboard',
      '3 checks wait',
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/E14|https?:/);
    expect(buttons()).toEqual([
      { text: 'Open the accounts', url: 'https://mutuals.example/accounts' },
      { text: 'Pause the account', callback_data: 'op:pause' },
      { text: 'Not for 6 hours', callback_data: 'op:snooze' },
    ]);
    await world.ctx.db.check.deleteMany();
  });

  it('has its link in words where no phone could open a button', async () => {
    const { owe, ctx, chat, buttons } = await world.team();
    await owe({ kind: 'alarm', payload: { ...warning, verdict: 'suspended' } });
    await sweepNotices({ ...ctx, dashboard: 'http://127.0.0.1:3000' });
    expect(chat().at(-1)).toContain('Instagram has suspended @reader.');
    expect(chat().at(-1)).toContain('Open the accounts');
    expect(buttons()).toEqual([{ text: 'Not for 6 hours', callback_data: 'op:snooze' }]);
  });
});
