import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { grantCredits } from '#/lib/billing/grant-credits.ts';
import type { Ctx } from '#/lib/context.ts';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { DAY_MS, after as later, systemClock } from '#/lib/platform/clock.ts';
import { events } from '#/lib/platform/events.ts';
import { silentLog } from '#/lib/platform/log.ts';
import { type Boss, openBoss, queueOf } from '#/lib/platform/queue.ts';
import type { Limits } from '#/lib/platform/settings.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { cancelCheck } from './cancel-check.ts';
import { type Requested, requestCheck } from './request-check.ts';

let database: TestDatabase;
let boss: Boss;
let ctx: Pick<Ctx, 'db' | 'clock' | 'queue' | 'events' | 'limits'>;
beforeAll(async () => {
  database = await createDatabase({ max: 25 });
  boss = await openBoss({ url: database.url, role: 'send', log: silentLog });
});
beforeEach(() => {
  const limits = { checksPerDay: 3 } as Limits;
  ctx = { db: database.db, clock: systemClock, queue: queueOf(boss), events, limits };
});
afterAll(async () => {
  await boss?.stop({ graceful: false, close: true });
  await database?.close();
});

let lastId = 2_000n;
async function customer(credits: number): Promise<bigint> {
  lastId += 1n;
  await rememberCustomer(ctx, { id: lastId, language: 'ru', by: SYSTEM });
  if (credits > 0) await grantCredits(ctx, { customerId: lastId, credits, by: SYSTEM });
  return lastId;
}

const ask = (customerId: bigint, username = 'ada') =>
  requestCheck(ctx, { customerId, username, door: 'bot', by: SYSTEM });

const checkOf = (requested: Requested) => {
  if (!requested.ok) throw new Error(`the check was refused: ${requested.reason}`);
  return requested.check;
};

async function written(customerId: bigint) {
  const checks = await database.db.check.findMany({ where: { customerId }, include: { moves: true, notices: true } });
  const ledger = await database.db.ledgerEntry.findMany({ where: { customerId, kind: { not: 'grant' } } });
  const jobs = await database.db.$queryRaw<{ id: string }[]>`
    select id from pgboss.job where name = 'check.run' and data->>'checkId' = any(${checks.map(({ id }) => id)})`;
  const { balance } = await database.db.customer.findUniqueOrThrow({ where: { id: customerId } });
  return {
    ...{ checks: checks.length, moves: checks.flatMap(({ moves }) => moves).length, jobs: jobs.length, balance },
    ...{ notices: checks.flatMap(({ notices }) => notices).length, ledger: ledger.map(({ kind }) => kind) },
  };
}

describe('a request for a check', () => {
  it('tapped twenty times at once makes one check, one reserve, one job and one message', async () => {
    const customerId = await customer(5);
    const requests = await Promise.all(Array.from({ length: 20 }, () => ask(customerId)));
    expect(new Set(requests.map((requested) => checkOf(requested).id)).size).toBe(1);
    expect(requests.filter((requested) => requested.ok && !requested.joined)).toHaveLength(1);
    expect(await written(customerId)).toEqual({
      ...{ checks: 1, moves: 1, jobs: 1, notices: 1, ledger: ['reserve'], balance: 4 },
    });
  });

  it('spends the last credit once, whatever profiles are asked for at once', async () => {
    const customerId = await customer(1);
    const names = Array.from({ length: 10 }, (_, n) => `profile${n}`);
    const requests = await Promise.all(names.map((name) => ask(customerId, name)));
    expect(requests.filter(({ ok }) => ok)).toHaveLength(1);
    for (const refused of requests.filter(({ ok }) => !ok)) expect(refused).toEqual({ ok: false, reason: 'no_credit' });
    expect(await written(customerId)).toMatchObject({ checks: 1, jobs: 1, ledger: ['reserve'], balance: 0 });
  });

  it('writes nothing when the balance is empty', async () => {
    const customerId = await customer(0);
    expect(await ask(customerId)).toEqual({ ok: false, reason: 'no_credit' });
    expect(await written(customerId)).toEqual({
      ...{ checks: 0, moves: 0, jobs: 0, notices: 0, ledger: [], balance: 0 },
    });
  });

  it('is the customer’s own: two customers who ask for one profile have a check each', async () => {
    const [one, other] = [await customer(1), await customer(1)];
    const [first, second] = await Promise.all([ask(one), ask(other)]);
    expect(checkOf(first).id).not.toBe(checkOf(second).id);
  });

  it('begins anew once the check before it has ended', async () => {
    const customerId = await customer(2);
    const first = checkOf(await ask(customerId));
    await cancelCheck(ctx, { checkId: first.id, by: SYSTEM });
    const second = await ask(customerId);
    expect(second).toMatchObject({ ok: true, joined: false });
    expect(checkOf(second).id).not.toBe(first.id);
    expect(await written(customerId)).toMatchObject({ checks: 2, balance: 1 });
  });

  it('is refused when the day’s number is used up, and counted neither cancelled nor older than a day', async () => {
    const customerId = await customer(10);
    const first = checkOf(await ask(customerId, 'one'));
    await ask(customerId, 'two');
    const third = checkOf(await ask(customerId, 'three'));
    expect(await ask(customerId, 'four')).toEqual({ ok: false, reason: 'too_many_today' });

    await cancelCheck(ctx, { checkId: third.id, by: SYSTEM });
    expect(await ask(customerId, 'four')).toMatchObject({ ok: true });
    expect(await ask(customerId, 'five')).toEqual({ ok: false, reason: 'too_many_today' });
    await database.db.check.update({ where: { id: first.id }, data: { requestedAt: later(new Date(), -DAY_MS) } });
    expect(await ask(customerId, 'five')).toMatchObject({ ok: true });
  });

  it('speaks the customer’s language unless told otherwise', async () => {
    const customerId = await customer(2);
    expect(checkOf(await ask(customerId, 'one')).language).toBe('ru');
    const english = await requestCheck(ctx, { customerId, username: 'two', door: 'api', language: 'en', by: SYSTEM });
    expect(checkOf(english).language).toBe('en');
  });

  it('of somebody who never spoke with the bot is refused', async () => {
    await expect(ask(1n)).rejects.toMatchObject({ code: 'not_found' });
  });
});
