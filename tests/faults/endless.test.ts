import { describe, expect, it, vi } from 'vitest';
import { giveUp } from '#/lib/checks/leave-check.ts';
import { reconcileChecks } from '#/lib/checks/reconcile-checks.ts';
import { HOUR_MS, MINUTE_MS } from '#/lib/platform/clock.ts';
import { passTime, silenceChecks } from '#/testing/database/pass-time.ts';
import { until } from '#/testing/waits.ts';
import { askedCheck, FAULT_MS, GIVEN_BACK, HELD, PAID, runSlice } from '#/testing/worlds/reading.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

const checkOf = (world: World, id: string) => world.ctx.db.check.findUniqueOrThrow({ where: { id } });

/** Runs a check whenever it may run, as time passes, until it has ended. @returns how many runs it took. */
async function runToItsEnd(world: World, id: string): Promise<number> {
  for (let runs = 1; runs < 200; runs += 1) {
    await runSlice(world, id);
    await passTime(world.ctx, 20 * MINUTE_MS);
    await reconcileChecks(world.ctx);
    const { status } = await checkOf(world, id);
    if (['completed', 'failed', 'cancelled'].includes(status)) return runs;
  }
  throw new Error('the check does not end');
}

/** The signal of a worker that stops at once. */
function stopped(): AbortController {
  const stop = new AbortController();
  stop.abort();
  return stop;
}

/** What operators were told of checks that were given up. */
const givenUp = (world: World) =>
  world.ctx.db.notice.findMany({ where: { kind: 'check_given_up', channel: 'dashboard' }, select: { payload: true } });

describe.concurrent('whatever repeats, a check ends, with its credit back and the truth', () => {
  it('an exception that comes with the same page each time: after a few tries, by our fault; operators are told once', async () => {
    await using world = await createWorld();
    await world.account();
    await world.ctx.db.$executeRaw`
      create function refuse() returns trigger language plpgsql as $$ begin
        raise exception 'invalid byte sequence' using errcode = '22021'; end $$`;
    await world.ctx.db
      .$executeRaw`create trigger refuse before insert on check_pages for each row execute function refuse()`;
    const first = await askedCheck(world, { username: 'ada', followers: 60, following: 30, mutual: 10 });
    const second = await askedCheck(world, { username: 'grace', followers: 60, following: 30, mutual: 10 });

    for (const { id, customer } of [first, second]) {
      expect(await runToItsEnd(world, id)).toBeLessThanOrEqual(5);
      expect(await checkOf(world, id)).toMatchObject({ status: 'failed', failure: 'our_fault' });
      expect(await world.ledgerOf(customer.id)).toEqual(GIVEN_BACK);
    }
    expect(await givenUp(world)).toMatchObject([{ payload: { cause: 'exception' } }]);
    await world.checkInvariants();
  });

  it('a worker that dies on the same page: after a dozen of them', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world, { followers: 60, following: 30, mutual: 10 });
    // a database that has just started believes in silence only after a while: until then nothing is rescued
    await until('the check is given up', async () => {
      await world.ctx.db.$executeRaw`
        update checks set status = 'running', run = run + 1, started_at = clock_timestamp() where id = ${id}::uuid and status = 'queued'`;
      await silenceChecks(world.ctx);
      await reconcileChecks(world.ctx);
      return (await checkOf(world, id)).status === 'failed';
    });
    const moves = await world.moves(id);
    expect(moves.filter((move) => move.startsWith('rescue'))).toHaveLength(12);
    expect(await checkOf(world, id)).toMatchObject({ failure: 'our_fault' });
    expect(await world.ledgerOf(customer.id)).toEqual(GIVEN_BACK);
    await world.checkInvariants();
  });

  it('lists that nobody can read at any address: each is tried, then the check waits longer and longer, then ends', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world, { followers: 60, following: 30, mutual: 10 });
    for (const endpoint of ['rest_lists', 'graphql_hash', 'graphql_document'] as const)
      world.instagram.retire(endpoint, 'html');

    expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'unreachable' });
    await runToItsEnd(world, id);
    expect(await checkOf(world, id)).toMatchObject({ status: 'failed', failure: 'unreadable' });
    expect(await world.ledgerOf(customer.id)).toEqual(GIVEN_BACK);
    expect(await givenUp(world)).toMatchObject([{ payload: { cause: 'unreachable', username: 'ada' } }]);
    await world.checkInvariants();
  });

  it('an account that rests for ever: after the settable time, because we were held back', async () => {
    await using world = await createWorld({ limits: { parkedMs: 2 * HOUR_MS } });
    await world.account();
    const { id, customer } = await askedCheck(world);
    world.instagram.fault({ kind: 'E8', surface: 'list', times: 'always', retryAfter: 1_000 });

    expect(await runToItsEnd(world, id)).toBeLessThan(20);
    expect(await checkOf(world, id)).toMatchObject({ status: 'failed', failure: 'held_back' });
    expect(await world.ledgerOf(customer.id)).toEqual(GIVEN_BACK);
    await world.checkInvariants();
  });

  it('a page brings all the time and all the tries back', async () => {
    await using world = await createWorld();
    await world.account();
    const { id } = await askedCheck(world);
    await world.ctx.db.check.update({ where: { id }, data: { fruitlessTries: 12, stalledSince: new Date(0) } });
    world.instagram.signOutAfter({ followersRead: 50 });

    expect(await runSlice(world, id)).toEqual({ outcome: 'park', reason: 'session' });
    expect(await checkOf(world, id)).toMatchObject({ fruitlessTries: 0 });
    await world.checkInvariants();
  });

  it.each([
    ['the session lives', 'completed'],
    ['the session died meanwhile', 'parked'],
  ] as const)('no worker for longer than a check may wait is not the check’s delay: %s, %s', async (what, status) => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world, { followers: 60, following: 30, mutual: 10 });
    expect(await runSlice(world, id, stopped())).toEqual({ outcome: 'park', reason: 'deploy' });
    await passTime(world.ctx, 7 * HOUR_MS);
    if (what !== 'the session lives') world.instagram.signOut();

    expect(await reconcileChecks(world.ctx)).toMatchObject({ expired: 0 });
    await runSlice(world, id);
    expect(await checkOf(world, id)).toMatchObject({ status });
    expect(await world.ledgerOf(customer.id)).toEqual(status === 'completed' ? PAID : HELD);
    await world.checkInvariants();
  });

  it('a check that is given up twice is given up once', async () => {
    await using world = await createWorld();
    await world.account({ signedIn: false });
    const { id, customer } = await askedCheck(world);
    await runSlice(world, id);
    const check = await checkOf(world, id);

    const ends = [0, 1].map(() => giveUp(world.ctx, check as never, { setback: 'session' }));
    expect((await Promise.allSettled(ends)).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await world.ledgerOf(customer.id)).toEqual(GIVEN_BACK);
    await world.checkInvariants();
  });
});
