import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { requestCheck } from '#/lib/checks/request-check.ts';
import { findCheck, moveCheck } from '#/lib/checks/store.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { requestRefresh } from '#/lib/refresh/request-refresh.ts';
import { hasEnded, until } from '#/testing/waits.ts';
import { asked, askedCheck, FAULT_MS, HELD, holdFromPage, PAID, runSlice, WAIT_MS } from '#/testing/worlds/reading.ts';
import { createWorld, type World } from '#/testing/worlds/world.ts';

vi.setConfig({ testTimeout: FAULT_MS });

describe.concurrent('work that comes more than once', () => {
  it('F19: twenty jobs for one check: one run, each page asked for once', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world);
    await insertJobs(world, { checkId: id }, 20);

    await world.startWorker({ concurrentChecks: 20 });
    expect(await world.waitForCheck(id, hasEnded, WAIT_MS)).toMatchObject({ status: 'completed' });
    await until('all jobs are done', () => noJobIsLeft(world));
    expect(asked(world).twice).toBe(0);
    expect(await world.moves(id)).toEqual(['request: bot', 'start', 'finish: whole']);
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });

  it('F20: two workers that are forced on one check: one of them stores each page, the other stops within a page', async () => {
    await using world = await createWorld();
    await world.account();
    const { id, customer } = await askedCheck(world);
    const pages = holdFromPage(world, 3);

    const first = runSlice(world, id);
    await pages.reached(1, WAIT_MS);
    await takeForDead(world, id);
    const second = runSlice(world, id);
    await pages.reached(2, WAIT_MS); // both wait for the same answer
    pages.letGo();

    expect(await first).toEqual({ outcome: 'left' });
    expect(await second).toEqual({ outcome: 'completed', whole: true });
    expect(asked(world).twice).toBeLessThanOrEqual(2);
    expect(await world.ledgerOf(customer.id)).toEqual(PAID);
    await world.checkInvariants();
  });

  it('F20: ten runs that begin in the same moment: one reads, nine leave', async () => {
    await using world = await createWorld();
    await world.account();
    const { id } = await askedCheck(world);

    const ended = await Promise.all(Array.from({ length: 10 }, () => runSlice(world, id)));

    expect(ended.filter(({ outcome }) => outcome === 'left')).toHaveLength(9);
    expect(ended).toContainEqual({ outcome: 'completed', whole: true });
    expect(asked(world).twice).toBe(0);
    await world.checkInvariants();
  });

  it('F21: a button pressed twenty times at once: one check, one credit held, one message', async () => {
    await using world = await createWorld();
    await world.account();
    world.instagram.profile({ username: 'ada', followers: 30, following: 20, mutual: 10 });
    const customer = await world.customer({ credits: 5 });

    const requests = await Promise.all(
      Array.from({ length: 20 }, () =>
        requestCheck(world.ctx, { customerId: customer.id, username: 'ada', door: 'bot', by: SYSTEM }),
      ),
    );

    const ids = new Set(requests.map((request) => (request.ok ? request.check.id : request.reason)));
    expect(ids.size).toBe(1);
    expect(requests.filter((request) => request.ok && !request.joined)).toHaveLength(1);
    expect(await world.ledgerOf(customer.id)).toEqual(HELD);
    expect(await world.ctx.db.notice.count({ where: { kind: 'check_progress' } })).toBe(1);
    await world.checkInvariants();
  });

  it('F21: twenty different checks at once with one credit: one is taken, the others are refused', async () => {
    await using world = await createWorld();
    const customer = await world.customer({ credits: 1 });

    const requests = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        requestCheck(world.ctx, { customerId: customer.id, username: `target.${n}`, door: 'bot', by: SYSTEM }),
      ),
    );

    expect(requests.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.ledgerOf(customer.id)).toEqual(HELD);
    await world.checkInvariants();
  });

  it('F21: twenty people who ask for a new session at once share one attempt', async () => {
    await using world = await createWorld();
    const account = await world.account({ signedIn: false });

    const requests = await Promise.all(
      Array.from({ length: 20 }, () =>
        requestRefresh(world.ctx, { accountId: account.id, cause: 'manual', by: SYSTEM }),
      ),
    );

    expect(new Set(requests.map(({ attempt }) => attempt.id)).size).toBe(1);
    expect(requests.filter(({ joined }) => !joined)).toHaveLength(1);
    await world.checkInvariants();
  });
});

/** What the reconciler does to a check whose worker is silent; this one is not. */
async function takeForDead({ ctx }: World, id: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const check = await findCheck(tx, id);
    if (check) await moveCheck(tx, check, 'rescue', { at: ctx.clock.now(), reason: 'worker_gone' });
  });
}

/** Deliveries that nothing holds together: each has a key of its own. */
async function insertJobs({ ctx }: World, payload: { checkId: string }, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await ctx.db.$executeRaw`
      insert into pgboss.job (name, data, singleton_key, policy, retry_limit, expire_seconds)
      select 'check.run', ${JSON.stringify(payload)}::jsonb, ${randomUUID()}, policy, 5, 900 from pgboss.queue where name = 'check.run'`;
  }
}

async function noJobIsLeft({ ctx }: World): Promise<boolean> {
  const rows = await ctx.db.$queryRaw<{ open: number }[]>`
    select count(*)::int as open from pgboss.job where name = 'check.run' and state not in ('completed', 'failed', 'cancelled')`;
  return rows[0]?.open === 0;
}
