import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { systemClock } from '#/lib/platform/clock.ts';
import { events } from '#/lib/platform/events.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { grantCredits } from './grant-credits.ts';
import { captureCredit, releaseCredit, reserveCredit } from './settle-check.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.close());

let lastId = 1_000n;
const ctxOf = () => ({ db: database.db, clock: systemClock, events });

async function customerWith(credits: number): Promise<bigint> {
  lastId += 1n;
  await rememberCustomer(ctxOf(), { id: lastId, language: 'en', by: SYSTEM });
  if (credits > 0) await grantCredits(ctxOf(), { customerId: lastId, credits, by: SYSTEM });
  return lastId;
}

async function checkOf(customerId: bigint): Promise<string> {
  const id = randomUUID();
  await database.db.check.create({
    data: { id, customerId, door: 'api', targetUsername: 'ada', requestedAt: new Date() },
  });
  return id;
}

async function sumAndBalance(customerId: bigint) {
  const { _sum } = await database.db.ledgerEntry.aggregate({ where: { customerId }, _sum: { delta: true } });
  const customer = await database.db.customer.findUniqueOrThrow({ where: { id: customerId } });
  return { sum: _sum.delta ?? 0, balance: customer.balance };
}

describe('the ledger', () => {
  it('reserves nothing from an empty balance', async () => {
    const customerId = await customerWith(0);
    const checkId = await checkOf(customerId);
    const at = new Date();
    const reserving = database.db.transaction((tx) => reserveCredit(tx, { customerId, checkId, credits: 1, at }));
    await expect(reserving).rejects.toThrow('fewer than 1 credits');
    expect(await sumAndBalance(customerId)).toEqual({ sum: 0, balance: 0 });
  });

  it('never lets a balance fall below zero when twenty reserve the last credit at once', async () => {
    const customerId = await customerWith(1);
    const checks = await Promise.all(Array.from({ length: 20 }, () => checkOf(customerId)));
    const outcomes = await Promise.allSettled(
      checks.map((checkId) =>
        database.db.transaction((tx) => reserveCredit(tx, { customerId, checkId, credits: 1, at: new Date() })),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await sumAndBalance(customerId)).toEqual({ sum: 0, balance: 0 });
  });

  it('keeps balance and sum equal whatever is settled, in whatever order and however often', async () => {
    const step = fc.record({ check: fc.nat(2), action: fc.constantFrom('reserve', 'capture', 'release', 'grant') });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const customerId = await customerWith(2);
        const checks = [await checkOf(customerId), await checkOf(customerId), await checkOf(customerId)] as const;
        for (const { check, action } of steps) {
          const checkId = checks[check as 0 | 1 | 2];
          const at = new Date();
          if (action === 'grant') await grantCredits(ctxOf(), { customerId, credits: 1, by: SYSTEM });
          else
            await database.db
              .transaction(async (tx) => {
                if (action === 'reserve') await reserveCredit(tx, { customerId, checkId, credits: 1, at });
                if (action === 'capture') await captureCredit(tx, { checkId, at });
                if (action === 'release') await releaseCredit(tx, { checkId, at });
              })
              .catch((error: unknown) => {
                if (action !== 'reserve') throw error; // a second reserve of one check is refused by the database
              });
        }
        const { sum, balance } = await sumAndBalance(customerId);
        expect(balance).toBe(sum);
        expect(balance).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 15 },
    );
  });
});
