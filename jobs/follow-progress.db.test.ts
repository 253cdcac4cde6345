import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellProgress } from '#/lib/messages/tell-progress.ts';
import { after, MINUTE_MS } from '#/lib/platform/clock.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';
import { followProgress } from './follow-progress.ts';

let world: World;
let stop: () => Promise<void>;
beforeAll(async () => {
  world = await createWorld();
  stop = followProgress(world.ctx, world.url);
});
afterAll(async () => {
  await stop();
  await world[Symbol.asyncDispose]();
});

/** A check that waits for a session, its customer, and the account whose sign-in is under way. Nothing sweeps here. */
async function waiting() {
  const { id: accountId } = await world.account({ signedIn: false });
  const { id: customerId, chat } = await world.customer({ language: 'en' });
  const { id } = await world.requestCheck({ customerId, username: 'ada' });
  const { db, clock } = world.ctx;
  const at = clock.now();
  const parked = { status: 'parked', parkReason: 'session', parkedSince: at, targetId: 7n } as const;
  await db.check.update({ where: { id }, data: parked });
  const opened = { openFor: accountId, status: 'running', cause: 'signed_out', askedBy: 'test', queuedAt: at } as const;
  const attempt = await db.refreshAttempt.create({ data: { accountId, ...opened } });
  await tellProgress(world.ctx, { checkId: id });
  await chat.waitFor('a sign-in is under way');
  return { id, accountId, attempt, chat };
}

describe('a customer whose check waits', () => {
  it('reads what is so as soon as it is: a code is wanted, it is entered, a warning stops us, we go on', async () => {
    const { id, accountId, attempt, chat } = await waiting();
    const { db, events, clock } = world.ctx;
    const at = clock.now();

    const challenge = await db.challenge.create({
      data: { attemptId: attempt.id, kind: 'app_code', askedAt: at, expiresAt: after(at, MINUTE_MS) },
    });
    await db.refreshAttempt.update({ where: { id: attempt.id }, data: { status: 'waiting_for_code' } });
    await events.emit(db, { topic: 'challenge', id: challenge.id });
    await chat.waitFor('asks for a code; a person was asked');

    await db.challenge.update({ where: { id: challenge.id }, data: { status: 'answered' } });
    await events.emit(db, { topic: 'attempt', id: attempt.id });
    await chat.waitFor('a sign-in is under way');

    await db.refreshAttempt.update({ where: { id: attempt.id }, data: { status: 'failed', openFor: null } });
    await db.account.update({ where: { id: accountId }, data: { status: 'blocked', blockedFor: 'warning' } });
    await events.emit(db, { topic: 'account', id: accountId });
    await chat.waitFor('wants a person to look at our account; the owner was told');

    await db.check.update({ where: { id }, data: { status: 'running', parkReason: null } });
    await events.emit(db, { topic: 'check', id });
    await chat.waitFor('reading who follows');
    expect(chat.chat()).toHaveLength(1);
  });
});
