import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { offerCheck } from '#/lib/checks/offer-check.ts';
import { requestCheck } from '#/lib/checks/request-check.ts';
import { type Actor, SYSTEM } from '#/lib/operators/audit.ts';
import { hasEnded, until } from '#/testing/waits.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';
import { addOptOut, InstagramId, liftOptOut, listOptOuts } from './opt-outs.ts';

const OLGA: Actor = { kind: 'operator', id: '0198c0de-0000-7000-8000-000000000001', name: 'Olga', role: 'owner' };

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.account();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(async () => {
  world.instagram.calm();
  world.instagram.requests.clear();
  await world.ctx.db.profileLookUp.deleteMany();
});

const optOut = (instagramId: bigint) => addOptOut(world.ctx, { instagramId, by: OLGA });
const pagesAsked = () => world.instagram.requests.filter({ surface: 'list' }).length;

async function addPage(checkId: string): Promise<void> {
  const read = { list: 'followers', walk: 1, sequence: 1, dialect: 'rest', generation: 1, run: 1, tookMs: 1 } as const;
  await world.ctx.db.checkPage.create({
    data: { checkId, ...read, userIds: [7n], usernames: ['bob'], fullNames: [''] },
  });
}

/** Lets whoever keeps a result wait in the middle of it. */
async function holdResults() {
  const { db } = world.ctx;
  await db.$executeRawUnsafe(`create function hold_result() returns trigger language plpgsql as
    $$ begin while exists (select 1 from pg_class where relname = 'results_are_held') loop perform pg_sleep(0.02);
      end loop; return new; end $$`);
  await db.$executeRawUnsafe('create table results_are_held ()');
  await db.$executeRawUnsafe(
    'create trigger hold before insert on check_results for each row execute function hold_result()',
  );
  return {
    reached: () =>
      until('a worker keeps a result', async () => {
        const rows = await db.$queryRaw<unknown[]>`
          select 1 from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
        return rows.length > 0;
      }),
    letGo: () => db.$executeRawUnsafe('drop table results_are_held'),
  };
}

describe('somebody who asked not to be read', () => {
  it('is not read from the next page on: the running check ends truly, with its credit back', async () => {
    const { id: targetId } = world.instagram.profile({ username: 'grace', followers: 400, following: 400 });
    const customer = await world.customer({ credits: 1 });
    const worker = await world.startWorker();
    const pages = world.instagram.hold((request) => request.surface === 'list' && request.cursor !== null);
    const check = await world.requestCheck({ customerId: customer.id, username: 'grace' });
    await pages.reached(1);

    expect(await optOut(targetId)).toMatchObject({ ended: 1 });
    pages.letGo();
    const ended = await world.waitForCheck(check.id, hasEnded);
    await worker.stop();
    expect(ended).toMatchObject({ status: 'failed', failure: 'opted_out', pages: 1 });
    expect(pagesAsked()).toBe(2); // the second was under way
    expect(await world.listOf(check.id, 'followers')).toEqual([]);
    expect(await world.ledgerOf(customer.id)).toEqual([
      { kind: 'reserve', credits: 1 },
      { kind: 'release', credits: 1 },
    ]);
  });

  it('is not read by a run that nobody told: each page is asked for only after a look', async () => {
    const { id: targetId } = world.instagram.profile({ username: 'heddy', followers: 400, following: 400 });
    const customer = await world.customer({ credits: 1 });
    const worker = await world.startWorker();
    const pages = world.instagram.hold((request) => request.surface === 'list' && request.cursor !== null);
    const check = await world.requestCheck({ customerId: customer.id, username: 'heddy' });
    await pages.reached(1);
    await world.ctx.db.optOut.create({ data: { instagramId: targetId } });
    pages.letGo();
    const ended = await world.waitForCheck(check.id, hasEnded);
    await worker.stop();
    expect(ended).toMatchObject({ status: 'failed', failure: 'opted_out' });
    expect(pagesAsked()).toBe(2);
  });

  it('is not read by a check that was in the queue or parked: both end, with no page asked', async () => {
    const { id: targetId } = world.instagram.profile({ username: 'klara', followers: 4, following: 4 });
    const customers = [await world.customer({ credits: 1 }), await world.customer({ credits: 1 })];
    const checks = await Promise.all(
      customers.map(({ id }) => world.requestCheck({ customerId: id, username: 'klara' })),
    );
    const [queued, parked] = checks.map(({ id }) => id);
    await world.ctx.db.check.updateMany({ data: { targetId }, where: { id: { in: checks.map(({ id }) => id) } } });
    await world.ctx.db.check.updateMany({
      data: { status: 'parked', parkReason: 'session' },
      where: { id: parked ?? '' },
    });
    await addPage(queued ?? '');
    expect(await optOut(targetId)).toMatchObject({ ended: 2 });
    expect(await world.ctx.db.checkPage.count({ where: { checkId: queued ?? '' } })).toBe(0);
    const worker = await world.startWorker();
    for (const id of [queued, parked])
      expect(await world.waitForCheck(id ?? '', hasEnded)).toMatchObject({ failure: 'opted_out', pages: 0 });
    await worker.stop();
    expect(pagesAsked()).toBe(0);
    for (const { id } of customers)
      expect((await world.ledgerOf(id)).map(({ kind }) => kind)).toEqual(['reserve', 'release']);
  });

  it('is in no result of a worker that compared the lists while its owner opted out', async () => {
    const { id: targetId } = world.instagram.profile({ username: 'lise', followers: 30, following: 30 });
    const customer = await world.customer({ credits: 2 });
    const worker = await world.startWorker();
    const before = await world.requestCheck({ customerId: customer.id, username: 'lise' });
    expect(await world.waitForCheck(before.id, hasEnded)).toMatchObject({ status: 'completed' });
    const held = await holdResults();
    const check = await world.requestCheck({ customerId: customer.id, username: 'lise' });
    await held.reached();
    expect(await optOut(targetId)).toMatchObject({ ended: 1 });
    await held.letGo();
    await worker.stop();
    const of = { where: { checkId: check.id } };
    const { checkResult, checkChange, checkComparison } = world.ctx.db;
    expect([await checkResult.count(of), await checkChange.count(of), await checkComparison.count(of)]).toEqual([
      0, 0, 0,
    ]);
    expect(await world.waitForCheck(check.id, hasEnded)).toMatchObject({ failure: 'opted_out' });
  });

  it('is not checked when a check is asked for, by whatever door', async () => {
    const { id: targetId } = world.instagram.profile({ username: 'ida', followers: 4, following: 4 });
    const first = await world.customer({ credits: 2 });
    const worker = await world.startWorker();
    expect(await offerCheck(world.ctx, { customerId: first.id, username: 'ida', by: SYSTEM })).toMatchObject({
      kind: 'offered',
    });
    await optOut(targetId);
    expect(await offerCheck(world.ctx, { customerId: first.id, username: 'ida', by: SYSTEM })).toEqual({
      kind: 'opted_out',
    });
    const asked = { customerId: first.id, username: 'ida' };
    for (const door of ['bot', 'api'] as const)
      expect(await requestCheck(world.ctx, { ...asked, door, by: SYSTEM })).toEqual({ ok: false, reason: 'opted_out' });
    expect(await world.ledgerOf(first.id)).toEqual([]);

    await world.ctx.db.profileLookUp.deleteMany(); // nobody knows the name any more: the profile itself tells
    const check = await world.requestCheck(asked);
    expect(await world.waitForCheck(check.id, hasEnded)).toMatchObject({ failure: 'opted_out', pages: 0 });
    await worker.stop();
    expect(pagesAsked()).toBe(0);
  });

  it('takes with them the lists that were kept, and no count of anybody’s result', async () => {
    const { id: targetId } = world.instagram.profile({ username: 'joan', followers: 30, following: 30 });
    const customer = await world.customer({ credits: 1 });
    const worker = await world.startWorker();
    const check = await world.requestCheck({ customerId: customer.id, username: 'joan' });
    const before = await world.waitForCheck(check.id, hasEnded);
    await worker.stop();
    expect(before.status).toBe('completed');
    expect(await optOut(targetId)).toMatchObject({ ended: 0 });
    expect(await world.listOf(check.id, 'followers')).toEqual([]);
    const [after] = await world.ctx.db.check.findMany({ where: { id: check.id } });
    expect(after).toMatchObject({ status: 'completed', notMutualCount: before.notMutualCount });
  });

  it('is known by number alone, entered once, in the log, and can change their mind', async () => {
    const id = InstagramId.parse(' 31415926535 ');
    await optOut(id);
    await optOut(id);
    const { rows } = await listOptOuts(world.ctx, { limit: 1 });
    expect(rows).toMatchObject([{ instagramId: id, reason: null }]);
    await liftOptOut(world.ctx, { instagramId: id, by: OLGA });
    await expect(liftOptOut(world.ctx, { instagramId: id, by: OLGA })).rejects.toMatchObject({ code: 'not_found' });
    const log = await world.ctx.db.auditEntry.findMany({ where: { subjectId: String(id) }, orderBy: { at: 'asc' } });
    expect(log.map(({ action }) => action)).toEqual(['opt_out.added', 'opt_out.lifted']);
  });

  it.each(['', 'ada', '0', '-5', '1.5', '99999999999999999999', '9223372036854775808'])('is not "%s"', (typed) => {
    expect(InstagramId.safeParse(typed).success).toBe(false);
  });
});
