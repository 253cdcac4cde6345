import { describe, expect, it, vi } from 'vitest';
import { readAccount } from '#/lib/views/read-account.ts';
import { hasEnded, until } from '#/testing/waits.ts';
import {
  askedCheck,
  attempts,
  FAULT_MS,
  giveSession,
  HELD,
  PAID,
  runSlice,
  sessionsAskedFor,
  WAIT_MS,
} from '#/testing/worlds/reading.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const CHECKS = 20;

const alarms = (world: World) => world.ctx.db.notice.count({ where: { kind: 'alarm', channel: 'dashboard' } });

describe('a session that many checks share', () => {
  it('F23: dies under twenty checks: one sign-in, twenty whole results, none failed, each paid once', async () => {
    await using world = await createWorld();
    await world.account();
    const asking: Awaited<ReturnType<typeof askedCheck>>[] = [];
    for (let n = 0; n < CHECKS; n += 1) {
      asking.push(await askedCheck(world, { username: `person.${n}`, followers: 200 + n, following: 60, mutual: 30 }));
    }
    const pages = world.instagram.hold({ surface: 'list' });
    await world.startWorker({ concurrentChecks: CHECKS });
    await pages.reached(CHECKS, WAIT_MS); // every check is in the middle of a page

    world.instagram.signOut();
    pages.letGo();

    for (const { id, customer } of asking) {
      const check = await world.waitForCheck(id, hasEnded, WAIT_MS);
      expect(check).toMatchObject({ status: 'completed', certificate: { whole: true } });
      expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    }
    expect(world.instagram.accountOf('mutuals.reader').passwordPosts()).toBe(1);
    expect(await attempts(world)).toBe(1);
    expect(world.instagram.requests.pagesAskedTwice()).toBeLessThanOrEqual(CHECKS); // the refused ones
    await world.checkInvariants();
  });
});

describe.concurrent('marks on a session', () => {
  it('F24: a 401 that comes late, about a session that was replaced, changes nothing', async () => {
    await using world = await createWorld();
    const account = await world.account();
    const { id, customer } = await askedCheck(world);
    world.instagram.fault({ kind: 'E3', surface: 'list', at: { page: 3 } });
    const refusal = world.instagram.hold({ fault: 'E3' });

    const reading = runSlice(world, id);
    await refusal.reached(1, WAIT_MS);
    await giveSession(world, account); // generation 2 stands before the answer about generation 1 arrives
    refusal.letGo();

    expect(await reading).toEqual({ outcome: 'completed', whole: true });
    expect(await sessionsAskedFor(world)).toBe(0);
    const { generation, generations } = await readAccount(world.ctx, { accountId: account.id });
    expect(generation?.number).toBe(2);
    expect(generations.map(({ causeOfDeath }) => causeOfDeath)).toEqual([null, 'replaced']);
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });

  it('F23: of twenty late 401s about one session, one asks for a new one', async () => {
    await using world = await createWorld();
    await world.account();
    const asking: Awaited<ReturnType<typeof askedCheck>>[] = [];
    for (let n = 0; n < CHECKS; n += 1)
      asking.push(await askedCheck(world, { username: `person.${n}`, followers: 60 }));
    const pages = world.instagram.hold({ surface: 'list' });

    const slices = asking.map(({ id }) => runSlice(world, id));
    await pages.reached(CHECKS, WAIT_MS); // all of them are in the middle of a page
    world.instagram.signOut(undefined, 'login_required');
    pages.letGo();

    for (const slice of await Promise.all(slices)) expect(slice).toEqual({ outcome: 'park', reason: 'session' });
    expect(await sessionsAskedFor(world)).toBe(1);
    for (const { customer } of asking) expect(await world.ledgerOf(customer.id)).toEqual(HELD);
    await world.checkInvariants();
  });

  it('F27: signed out again and again: two more sessions, then a pause and an alarm; the check waits, its credit is held', async () => {
    await using world = await createWorld();
    const account = await world.account();
    const { id, customer } = await askedCheck(world);
    world.instagram.fault({ kind: 'E3', surface: 'list', times: 'always' });
    await world.startWorker();

    await until('the next session is not made at once', () =>
      world.ctx.db.refreshAttempt.findFirst({ where: { status: 'queued', notBefore: { not: null } } }),
    );
    expect(await world.ctx.db.generation.count()).toBe(3); // the one that was handed in, and two more
    expect(account.sandbox.passwordPosts()).toBe(2);
    expect(await world.waitForCheck(id, ({ status }) => status === 'parked')).toMatchObject({ parkReason: 'session' });
    expect(await world.ledgerOf(customer.id)).toEqual(HELD);
    expect(await alarms(world)).toBe(1);
    await world.checkInvariants();
  });

  it('F28: asked for a person by the lists alone, while the site greets it: looked at once, then the account rests', async () => {
    await using world = await createWorld();
    const account = await world.account();
    const { id, customer } = await askedCheck(world);
    world.instagram.fault({ kind: 'E13', surface: 'list', times: 'always' });
    await world.startWorker();

    await world.waitForCheck(id, ({ status, parkReason }) => status === 'parked' && parkReason === 'budget');
    expect(await world.ctx.db.generation.count()).toBe(2); // the one that was handed in, found alive in a browser
    expect(await attempts(world)).toBe(1);
    expect(account.sandbox.passwordPosts()).toBe(0);
    expect(await world.ledgerOf(customer.id)).toEqual(HELD);
    expect(await alarms(world)).toBe(1);
    await world.checkInvariants();
  });
});
