import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import { findAskedChallenge } from '#/lib/outbox/find-asked-challenge.ts';
import { listOpenIncidents } from '#/lib/outbox/remind-incident.ts';
import { HOUR_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import { createRemindersWorld, type RemindersWorld } from '#/testing/worlds/reminders-world.ts';
import { remindPeople } from './remind-people.ts';

let world: RemindersWorld;
beforeAll(async () => {
  world = await createRemindersWorld();
});
afterAll(() => world.close());
beforeEach(() => world.forget());

describe('a question that nobody answers', () => {
  it('is reminded of in reply to itself after two minutes and at half time, by e-mail at half time, once each', async () => {
    const one = await world.team();
    const { id, username, first } = await world.asked(one);
    const told = [];
    for (const pauseMs of [2 * MINUTE_MS - 1, 1, 2 * MINUTE_MS, MINUTE_MS, 2 * MINUTE_MS, 4 * MINUTE_MS]) {
      world.clock.pass(pauseMs);
      await one.remind();
      told.push([one.messages().length, world.mail.mails.length]);
    }
    // asked by message and e-mail; 2 min; 4; 5; 7; over
    expect(told).toEqual([
      [1, 1],
      [2, 1],
      [2, 1],
      [3, 2],
      [3, 2],
      [3, 2],
    ]);
    const [, reminder, last] = one.messages();
    expect(reminder?.reply_to_message?.message_id).toBe(first);
    expect(reminder?.text).toContain(`@${username} still waits for the code: 8\u00a0min left`);
    expect(last?.text).toContain('5\u00a0min left');
    expect(world.mail.mails[1]?.subject).toBe(`@${username} still waits for a code`);

    const place = { chatId: one.id, messageId: reminder?.message_id ?? 0 };
    expect(await findAskedChallenge(one.ctx, place)).toEqual({ challengeId: id, username });
  });

  it('is not reminded of once somebody answered, also when the reminder was owed already', async () => {
    const one = await world.team();
    const { settle } = await world.asked(one);
    world.clock.pass(2 * MINUTE_MS);
    await remindPeople(one.ctx);
    await settle();
    await one.remind();
    world.clock.pass(3 * MINUTE_MS);
    await one.remind();
    expect([one.messages().length, world.mail.mails.length]).toEqual([1, 1]);
  });

  it('is not asked by an e-mail that comes too late', async () => {
    const one = await world.team();
    world.mail.answerOnce('MAIL', '451 later');
    const { settle } = await world.asked(one);
    await settle();
    world.clock.pass(5_000);
    await sweepNotices(one.ctx);
    expect(world.mail.mails).toEqual([]);
    expect(await one.ctx.db.notice.findFirst({ where: { channel: 'email' } })).toMatchObject({
      status: 'undeliverable',
      error: 'settled before it was told',
    });
  });

  it('with little time is reminded of at half of it', async () => {
    const one = await world.team();
    await world.asked(one, 1, 'approve_on_device');
    world.clock.pass(MINUTE_MS / 2);
    await one.remind();
    expect(one.messages()[1]?.text).toContain('your approval on the phone: 30\u00a0s left');
  });
});

describe('when nothing is left that could read', () => {
  it('operators are told once for each time, are reminded while it lasts, and not when it is over', async () => {
    const one = await world.team();
    const { id, signIn } = await world.account();
    await world.failedBefore(id);
    await world.parked();
    const told = [];
    for (const pauseMs of [MINUTE_MS - 1, 1, 10 * MINUTE_MS, HOUR_MS]) {
      world.clock.pass(pauseMs);
      await one.remind();
      told.push(one.messages().length);
    }
    expect(told).toEqual([0, 1, 1, 2]);
    expect(one.messages()[0]?.text).toContain('1 check waits');
    expect(one.messages()[1]?.text).toMatch(/^⏰ Still so/);

    const session = await signIn(1);
    await one.remind();
    expect(await listOpenIncidents(one.ctx)).toEqual([]);
    await one.ctx.db.generation.update({ where: { id: session.id }, data: { endedAt: world.clock.now() } });
    await one.remind();
    expect(one.messages()).toHaveLength(3);
  });

  it('a check that nobody waits with any more ends it', async () => {
    const one = await world.team();
    const { id } = await world.account();
    await world.failedBefore(id);
    const check = await world.parked();
    world.clock.pass(MINUTE_MS);
    await one.remind();
    await world.set(check, { status: 'failed' });
    await one.remind();
    expect(await listOpenIncidents(one.ctx)).toEqual([]);
  });

  it.each([
    ['no check waits', () => world.account(), false],
    ['another account is signed in', () => world.account({ session: true }), true],
    ['another account can sign in alone', () => world.account({ seed: true }), true],
    ['a person was asked for a code just now', async () => void (await world.asked(await world.team())), true],
  ])('nobody is told while %s', async (_, otherwise, waits) => {
    const one = await world.team();
    const { id } = await world.account();
    await world.failedBefore(id);
    await otherwise();
    if (waits) await world.parked();
    world.clock.pass(MINUTE_MS);
    await one.remind();
    expect(one.messages()).toEqual([]);
  });
});

describe('a failed sign-in', () => {
  async function told() {
    const one = await world.team();
    const reader = await world.account({ status: 'blocked' });
    await world.failedBefore(reader.id, false);
    const payload = {
      username: reader.username,
      attemptId: randomUUID(),
      failure: 'wrong_password',
      needsPerson: true,
    };
    const notice = { kind: 'refresh_failed', payload, about: payload.attemptId, at: world.clock.now() } as const;
    await one.ctx.db.transaction((tx) => enqueueForOperators(one.ctx, tx, notice));
    await one.remind();
    world.clock.pass(HOUR_MS);
    return { ...one, ...reader };
  }

  it('is reminded of while the account has no new session', async () => {
    const { remind, messages } = await told();
    await remind();
    expect(messages()).toHaveLength(2);
  });

  it('that was put right before its reminder could be delivered is not said to last', async () => {
    const { ctx, messages, signIn } = await told();
    await remindPeople(ctx);
    await signIn(1);
    await remindPeople(ctx);
    await sweepNotices(ctx);
    expect(messages()).toHaveLength(1);
  });

  it('is not any more after a session was handed in, or the account was retired', async () => {
    const handed = await told();
    await handed.signIn(1);
    await handed.remind();
    expect(handed.messages()).toHaveLength(1);

    const retired = await told();
    await retired.ctx.db.account.update({ where: { username: retired.username }, data: { status: 'retired' } });
    await retired.remind();
    expect(retired.messages()).toHaveLength(1);
    expect(await listOpenIncidents(retired.ctx)).toEqual([]);
  });
});

describe('an account that Instagram took out of use', () => {
  it('is reminded of until a person has seen to it', async () => {
    const one = await world.team();
    const { id, username } = await world.account({ status: 'blocked' });
    const payload = { verdict: 'warning', catalogue: 'E21', outline: null, username };
    const notice = { kind: 'alarm', payload, about: 'a', at: world.clock.now() } as const;
    await one.ctx.db.transaction((tx) => enqueueForOperators(one.ctx, tx, notice));
    world.clock.pass(HOUR_MS);
    await one.remind();
    expect(one.messages()).toHaveLength(2);

    await one.ctx.db.account.update({ where: { id }, data: { status: 'ready' } });
    world.clock.pass(6 * HOUR_MS);
    await one.remind();
    expect(one.messages()).toHaveLength(2);
  });
});
