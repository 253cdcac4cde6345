import { describe, expect, it } from 'vitest';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { listAttempts } from '#/lib/views/read-attempts.ts';
import { ageSession, rememberLives } from '#/testing/worlds/learned-lives.ts';
import { createWorld } from '#/testing/worlds/world.ts';
import { isDue, planProactive } from './plan-proactive.ts';

describe('a session whose learned time has come', () => {
  it('is renewed before it dies, by a sign-in of its own, in a quiet moment', async () => {
    await using world = await createWorld();
    const account = await world.account();
    await rememberLives(world, account.id, [3, 3, 4, 5, 6, 7]);

    await ageSession(world, account.id, 1);
    expect(await planProactive(world.ctx)).toBe(0);
    await ageSession(world, account.id, 2.9);
    expect(await planProactive(world.ctx)).toBe(1);
    expect(await planProactive(world.ctx)).toBe(0); // the open attempt is joined, not doubled

    await world.startWorker();
    const generation = await world.waitForGeneration(account.id, 8);
    expect(generation.source).toBe('second_factor');
    expect(account.sandbox.passwordPosts()).toBe(1);
    const { rows } = await listAttempts(world.ctx, { accountId: account.id, limit: 5 });
    expect(rows).toMatchObject([{ status: 'succeeded', cause: 'proactive' }]);
  });

  it('is left alone while a person would have to be asked', async () => {
    await using world = await createWorld();
    const account = await world.account({ totp: false, twoFactor: 'text' });
    await rememberLives(world, account.id, [3, 3, 4, 5, 6, 7]);
    await ageSession(world, account.id, 4);
    expect(await planProactive(world.ctx)).toBe(0);
  });

  it('keeps reading when its renewal fails', async () => {
    await using world = await createWorld();
    const account = await world.account();
    await rememberLives(world, account.id, [3, 3, 4, 5, 6, 7]);
    await ageSession(world, account.id, 4);
    account.sandbox.change({ password: 'changed elsewhere' });
    await planProactive(world.ctx);
    await world.startWorker();
    await world.waitForAttempt(account.id, ({ failure }) => failure === 'wrong_password');
    const row = await world.ctx.db.account.findUniqueOrThrow({
      where: { id: account.id },
      include: { generations: { where: { endedAt: null } } },
    });
    expect(row.status).toBe('ready');
    expect(row.generations).toHaveLength(1);
    expect(await planProactive(world.ctx)).toBe(0);
    expect(account.sandbox.passwordPosts()).toBe(1);
  });
});

describe('the time for a renewal', () => {
  const born = new Date('2026-11-01T00:00:00Z');
  const day = (days: number) => after(born, days * DAY_MS);
  const session = { aliveSince: born, refreshAt: day(8), earlyAt: day(10), cookiesEndAt: null };
  const due = (days: number, facts: { busy?: boolean; waitingUntil?: number } = {}) =>
    isDue(session, { now: day(days), waitingUntil: day(facts.waitingUntil ?? days), busy: facts.busy ?? false });

  it('has come when it is learned to be near, at once while nobody reads', () => {
    expect([7.9, 8.1].map((days) => due(days))).toEqual([false, true]);
  });

  it('waits for a moment in which nobody reads, and makes one before it is too late', () => {
    expect([8.1, 8.9, 9.1].map((days) => due(days, { busy: true }))).toEqual([false, false, true]);
  });

  it('comes sooner for a check that would outlive the session, but not for one that would outlive the next one too', () => {
    expect(due(6, { waitingUntil: 9.5 })).toBe(false);
    expect(due(6, { waitingUntil: 10.5 })).toBe(true);
    expect(due(1, { waitingUntil: 40 })).toBe(false);
  });

  it('heeds the cookies’ own end', () => {
    const short = { ...session, cookiesEndAt: day(9), refreshAt: day(8) };
    const at = (days: number) => isDue(short, { now: day(days), waitingUntil: day(days), busy: true });
    expect([8.4, 8.6].map(at)).toEqual([false, true]);
  });
});
