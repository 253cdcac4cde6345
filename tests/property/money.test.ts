/**
 * Random shops: people buy with Stars and by card, are paid back, check and cancel; Telegram and Robokassa tell of a charge never or three times at once, and
 * loses its answers; processes crash before and after they commit. Real PostgreSQL.
 *
 * `PROPERTY_SEEDS=2000` plays more of them; `PROPERTY_SEED` plays one again, as a failure printed it.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reconcileStars } from '#/lib/payments/reconcile-stars.ts';
import { askForRefunds } from '#/lib/payments/refund-payment.ts';
import type { Db } from '#/lib/platform/db.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { moneyAgrees } from '#/testing/worlds/invariants-of-money.ts';
import { endChecks, make, PAID_BACK_MEANWHILE, plays } from './money/moves.ts';
import { createMoneyStage } from './money/stage.ts';

const SEEDS = Number(process.env.PROPERTY_SEEDS ?? 12);
const AGAIN = process.env.PROPERTY_SEED ? { seed: Number(process.env.PROPERTY_SEED) } : {};

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database?.close());

it(
  'ledger, balances, payments and Stars agree whatever is bought, paid back, checked and cancelled, and whatever crashes',
  async () => {
    await fc.assert(
      fc.asyncProperty(plays, async (groups) => {
        const { db } = database;
        const stage = await createMoneyStage(db);
        for (const group of groups) {
          await Promise.all(group.map((move) => make(stage, move)));
          stage.pass();
        }
        stage.telegram.plan([]);
        await askForRefunds(stage.ctx('no'));
        await reconcileStars(stage.ctx('no'));

        await moneyAgrees({ ctx: stage.ctx('no'), telegram: stage.telegram });
        expect(await db.payment.count({ where: { status: 'refunding' } })).toBe(0);
        await endChecks(stage);
        await refundsAreTaken(db);
        await balancesAreSums(db);
        const passedOver = { kind: 'money_differs', payload: { path: ['what'], equals: 'not_taken_in' } } as const;
        expect(await db.notice.count({ where: passedOver })).toBe(0);
        const [told] = await db.$queryRaw<[{ bought: number; told: number; back: number; told_back: number }]>`
        select (select count(*)::int from payments where status in ('completed', 'refunded')) as bought,
          (select count(*)::int from notices where kind = 'payment_received') as told,
          (select count(*)::int from payments where status = 'refunded') as back,
          (select count(*)::int from notices where kind = 'payment_refunded') as told_back`;
        expect(told).toMatchObject({ told: told.bought, told_back: told.back });
      }),
      { numRuns: SEEDS, examples: [[PAID_BACK_MEANWHILE]], ...AGAIN },
    );
  },
  60_000 + SEEDS * 3_000,
);

async function balancesAreSums(db: Db): Promise<void> {
  const wrong = await db.$queryRaw<unknown[]>`
    select c.id, c.balance, sum(l.delta) from customers c left join ledger_entries l on l.customer_id = c.id
    group by c.id having c.balance <> coalesce(sum(l.delta), 0) or c.balance < 0`;
  expect(wrong).toEqual([]);
}

/** All checks have ended: nobody owes anything, and what was paid back was taken back, or really spent or taken before. */
async function refundsAreTaken(db: Db): Promise<void> {
  expect(await db.customer.count({ where: { owed: { not: 0 } } })).toBe(0);
  const wrong = await db.$queryRaw<unknown[]>`
    with moved as (
      select customer_id, coalesce(sum(credits) filter (where kind = 'refund'), 0) as back,
        coalesce(sum(credits) filter (where kind in ('capture', 'take')), 0) as spent
      from ledger_entries group by customer_id),
    refunded as (
      select customer_id, sum(credits) as credits from payments where status = 'refunded' group by customer_id)
    select * from refunded join moved using (customer_id) where credits - back not between 0 and spent`;
  expect(wrong, 'credits of refunded payments that were neither taken back nor spent').toEqual([]);
}
