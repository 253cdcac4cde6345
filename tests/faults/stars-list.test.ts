/** Telegram's own list of Stars has more in it than this bot sold, and what nobody expects. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { orderCredits } from '#/lib/payments/order-credits.ts';
import { reconcileStars } from '#/lib/payments/reconcile-stars.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { createMoneyStage, type MoneyStage } from '../property/money/stage.ts';

let database: TestDatabase;
let stage: MoneyStage;
beforeAll(async () => {
  database = await createDatabase();
});
beforeEach(async () => {
  stage = await createMoneyStage(database.db);
});
afterAll(() => database?.close());

const told = () => database.db.notice.findMany({ where: { kind: 'money_differs', channel: 'dashboard' } });

/** A charge for three credits that the bot did not hear of. */
async function unheard(): Promise<string> {
  const customerId = stage.customer(0);
  const ordered = await orderCredits(stage.ctx('no'), { customerId, tariffId: stage.tariff(1), by: SYSTEM });
  if (!ordered.ok) throw new Error(ordered.reason);
  const { id: payload, stars: amount } = ordered.order;
  return stage.telegram.charge({ userId: Number(customerId), amount, payload }).chargeId;
}

it('goes on after a row that cannot be taken in, and tells operators of it', async () => {
  const { db } = database;
  const odd = await unheard();
  const { id } = await db.payment.findFirstOrThrow();
  await db.payment.update({ where: { id }, data: { externalId: odd, status: 'failed' } });
  stage.telegram.payBackSome(0); // what failed cannot be paid back
  await unheard();

  expect(await reconcileStars(stage.ctx('no'))).toEqual({ read: 3, credited: 1, refunded: 0 });
  expect((await told()).map(({ payload }) => payload)).toMatchObject([{ what: 'not_taken_in', chargeId: odd }]);
  expect(await reconcileStars(stage.ctx('no'))).toMatchObject({ read: 0 });
});

it('leaves alone what another program sold before anything could be ordered here', async () => {
  for (const userId of [8_001, 8_002]) stage.telegram.charge({ userId, amount: 50, payload: 'a game' });
  expect(await reconcileStars(stage.ctx('no'))).toEqual({ read: 2, credited: 0, refunded: 0 });
  stage.telegram.payBackSome(0);
  await unheard();
  expect(await reconcileStars(stage.ctx('no'))).toEqual({ read: 2, credited: 1, refunded: 0 });
  expect(await told()).toEqual([]);
  expect(await database.db.customer.count({ where: { id: { in: [8_001n, 8_002n] } } })).toBe(0);
});

it('is read by several processes at once, and each charge credited once', async () => {
  await unheard();
  const ctx = stage.ctx('no');
  const read = await Promise.all([reconcileStars(ctx), reconcileStars(ctx), reconcileStars(ctx)]);
  expect(read.reduce((sum, { credited }) => sum + credited, 0)).toBe(1);
});
