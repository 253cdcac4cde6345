/** Payments, promo codes and the money of each day, for programs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { approveCheckout } from '#/lib/payments/approve-checkout.ts';
import { completePayment } from '#/lib/payments/complete-payment.ts';
import { giveCredits, takeCredits } from '#/lib/payments/give-credits.ts';
import { noteRefund } from '#/lib/payments/note-refund.ts';
import { orderCredits } from '#/lib/payments/order-credits.ts';
import { redeemPromo } from '#/lib/payments/redeem-promo.ts';
import { requestRefund } from '#/lib/payments/request-refund.ts';
import { deleteCustomer } from '#/lib/privacy/delete-customer.ts';
import { type ApiWorld, createApiWorld } from '#/testing/worlds/api-world.ts';
import { paymentsAreInTheLedger } from '#/testing/worlds/invariants-of-money.ts';

let api: ApiWorld;
let tariffId: string;
beforeAll(async () => {
  api = await createApiWorld();
  const tariff = { name: 'Medium', credits: 3, priceRub: 249, priceStars: 300 };
  tariffId = (await api.world.ctx.db.tariff.create({ data: tariff })).id;
});
afterAll(async () => {
  await paymentsAreInTheLedger(api.world.ctx);
  await api[Symbol.asyncDispose]();
});

const ctx = () => api.world.ctx;
const day = () => new Date().toISOString().slice(0, 10);

const make = (body: object) => api.call('POST', '/api/v1/promo-codes', { as: 'owner', body });

/** Buys three credits; the charge is only ours. */
async function buy(customerId: bigint, chargeId: string, promoCode?: string) {
  const ordered = await orderCredits(ctx(), { customerId, tariffId, promoCode, by: SYSTEM });
  if (!ordered.ok) return ordered.reason;
  const { id: orderId, stars } = ordered.order;
  const charge = { chargeId, stars, payerId: customerId, orderId };
  return (await completePayment(ctx(), { charge, from: 'update', by: SYSTEM })).paymentId;
}

describe('payments', () => {
  it('are listed for one customer, shown, and asked to be paid back by an owner alone', async () => {
    const { id } = await api.world.customer({ credits: 0 });
    const paymentId = await buy(id, 'api-1');
    const { body } = await api.call('GET', `/api/v1/payments?customerId=${id}`, { as: 'viewer' });
    expect(body).toMatchObject({
      payments: [{ id: paymentId, amount: '300.00', currency: 'XTR', credits: 3 }],
      next: null,
    });

    const refund = (as: 'operator' | 'owner') =>
      api.call('POST', `/api/v1/payments/${paymentId}/refund`, { as, body: { reason: 'asked for it' } });
    expect((await refund('operator')).status).toBe(403);
    expect(await refund('owner')).toMatchObject({ status: 202, body: { status: 'refunding' } });
    expect(await refund('owner')).toMatchObject({ status: 202, body: { status: 'refunding' } });
    expect((await api.call('GET', `/api/v1/payments/${paymentId}`)).body).toMatchObject({ status: 'refunding' });
    expect(await ctx().db.auditEntry.count({ where: { action: 'payment.refund_asked' } })).toBe(1);
  });
});

describe('promo codes', () => {
  it('give credits once to each customer, and as often as they may be used, also at once', async () => {
    expect((await make({ code: 'spring', gives: { credits: 2 }, uses: 3 })).status).toBe(201);
    expect((await make({ code: 'SPRING', gives: { credits: 9 } })).status).toBe(409);
    const people = await Promise.all(Array.from({ length: 5 }, () => api.world.customer({ credits: 0 })));
    const used = await Promise.all(
      [...people, ...people].map(({ id }) => redeemPromo(ctx(), { customerId: id, code: 'Spring', by: SYSTEM })),
    );
    expect(used.filter(({ kind }) => kind === 'credited')).toHaveLength(3);
    expect(await ctx().db.ledgerEntry.count({ where: { note: 'SPRING' } })).toBe(3);
    expect((await api.call('GET', '/api/v1/promo-codes')).body).toMatchObject({ promoCodes: [{ usesLeft: 0 }] });
  });

  it('take per cent off one purchase of a customer, and expire', async () => {
    await make({ code: 'TENTH', gives: { percentOff: 15 } });
    await make({ code: 'OLD', gives: { percentOff: 50 }, expiresAt: '2020-01-01T00:00:00Z' });
    const { id } = await api.world.customer({ credits: 0 });
    const paymentId = await buy(id, 'api-promo', 'tenth');
    expect(await ctx().db.payment.findUniqueOrThrow({ where: { id: paymentId } })).toMatchObject({ credits: 3 });
    expect((await ctx().db.payment.findUniqueOrThrow({ where: { id: paymentId } })).amount.toNumber()).toBe(255);
    expect(await buy(id, 'api-promo-2', 'TENTH')).toBe('no_promo');
    expect(await buy(id, 'api-promo-3', 'OLD')).toBe('no_promo');
  });
});

describe('an order with a promo code', () => {
  const ordered = async (customerId: bigint, promoCode: string) => {
    const written = await orderCredits(ctx(), { customerId, tariffId, promoCode, by: SYSTEM });
    if (!written.ok) throw new Error(written.reason);
    const { id: orderId, stars } = written.order;
    return { orderId, stars, payerId: customerId };
  };
  const approve = (order: Awaited<ReturnType<typeof ordered>>) => approveCheckout(ctx(), { ...order, currency: 'XTR' });
  const pay = (order: Awaited<ReturnType<typeof ordered>>, chargeId: string) =>
    completePayment(ctx(), { charge: { ...order, chargeId }, from: 'update', by: SYSTEM });
  const toldOf = (code: string) =>
    ctx().db.notice.findMany({
      where: { kind: 'money_differs', channel: 'dashboard', payload: { path: ['detail'], equals: code } },
    });

  it('is payable once', async () => {
    await make({ code: 'ONCE', gives: { percentOff: 50 } });
    const { id } = await api.world.customer({ credits: 0 });
    const order = await ordered(id, 'ONCE');
    expect(await approve(order)).toEqual({ ok: true });
    await ctx().db.payment.update({ where: { id: order.orderId }, data: { status: 'cancelled' } });
    expect(await approve(order)).toEqual({ ok: false, reason: 'no_promo' });
    await ctx().db.payment.delete({ where: { id: order.orderId } });
  });

  it('gives its credits also when two are paid at once, and operators are told of a code that was used too often', async () => {
    await make({ code: 'LAST', gives: { percentOff: 50 }, uses: 1 });
    await make({ code: 'EACH', gives: { percentOff: 50 } });
    const [one, other] = [await api.world.customer({ credits: 0 }), await api.world.customer({ credits: 0 })];
    const last = [await ordered(one.id, 'LAST'), await ordered(other.id, 'LAST')];
    const each = [await ordered(one.id, 'EACH'), await ordered(one.id, 'EACH')];
    for (const order of [...last, ...each]) expect(await approve(order)).toEqual({ ok: true });
    const paid = await Promise.all([...last, ...each].map((order, index) => pay(order, `api-promo-again-${index}`)));
    expect(paid.every(({ outcome }) => outcome === 'credited')).toBe(true);
    for (const code of ['LAST', 'EACH']) {
      const told = await toldOf(code);
      expect(told).toHaveLength(1);
      expect(told[0]?.payload).toMatchObject({ what: 'promo_again', stars: 150 });
    }
  });
});

it('the days of money equal the ledger, whatever moved', async () => {
  const { id } = await api.world.customer({ credits: 5 });
  await buy(id, 'api-day');
  await api.world.account();
  await api.world.requestCheck({ customerId: id, username: 'ada' });
  await noteRefund(ctx(), { chargeId: 'api-day', by: SYSTEM });
  await giveCredits(ctx(), { customerId: id, credits: 2, note: 'sorry', by: SYSTEM });
  await takeCredits(ctx(), { customerId: id, credits: 1, note: 'too many', by: SYSTEM });
  await ctx().db.ledgerEntry.updateMany({
    where: { customerId: id, kind: 'grant', credits: 5 },
    data: { at: new Date(Date.now() - 86_400_000) },
  });
  const { body } = await api.call('GET', `/api/v1/money/days?from=2020-01-01&to=${day()}`, { as: 'viewer' });
  const days = body.days as { day: string; delta: number; balances: number; starsIn: number; starsOut: number }[];
  expect(days).toHaveLength(2);
  const { _sum } = await ctx().db.customer.aggregate({ _sum: { balance: true } });
  expect(days.at(-1)?.balances).toBe(_sum.balance);
  const ledger = await ctx().db.ledgerEntry.aggregate({ _sum: { delta: true } });
  expect(days.reduce((sum, { delta }) => sum + delta, 0)).toBe(ledger._sum.delta);
  const paid = await ctx().db.payment.aggregate({ where: { status: { not: 'pending' } }, _sum: { amount: true } });
  expect(days.reduce((sum, { starsIn }) => sum + starsIn, 0)).toBe(paid._sum.amount?.toNumber());
  expect(days.at(-1)).toMatchObject({ starsOut: 300, refunded: 3, taken: 1 });
  const [today] = ((await api.call('GET', `/api/v1/money/days?from=${day()}&to=${day()}`)).body.days ??
    []) as typeof days;
  expect(today).toEqual(days.at(-1));
});

it('the days of money equal the balances also after somebody with credits was deleted', async () => {
  const { id } = await api.world.customer({ credits: 4 });
  await api.world.requestCheck({ customerId: id, username: 'ada' });
  expect((await api.call('DELETE', `/api/v1/customers/${id}`, { as: 'owner' })).status).toBe(200);
  const { body } = await api.call('GET', `/api/v1/money/days?from=2020-01-01&to=${day()}`, { as: 'viewer' });
  const days = body.days as { delta: number; balances: number }[];
  const { _sum } = await ctx().db.customer.aggregate({ _sum: { balance: true } });
  expect(days.reduce((sum, { delta }) => sum + delta, 0)).toBe(_sum.balance);
  expect(days.at(-1)?.balances).toBe(_sum.balance);
});

it('what an operator takes back is at most what is there, and the customer is told why', async () => {
  const { id, chat } = await api.world.customer({ credits: 2 });
  const take = (credits: number) =>
    api.call('POST', `/api/v1/customers/${id}/credits/take`, { as: 'owner', body: { credits, note: 'a mistake' } });
  expect((await take(5)).body).toMatchObject({ balance: 0 });
  await api.world.startWorker();
  expect((await chat.waitFor('2 credits were taken')).text).toContain('Why: a mistake');
});

describe('a customer to whom money is on its way back', () => {
  const remove = (id: bigint) => api.call('DELETE', `/api/v1/customers/${id}`, { as: 'owner' });

  it('is not deleted until that is known', async () => {
    const { id } = await api.world.customer({ credits: 0 });
    const paymentId = (await buy(id, 'api-leaving')) ?? '';
    await requestRefund(ctx(), { paymentId, reason: 'leaves', by: SYSTEM });
    const message = expect.stringContaining('is being paid back');
    expect(await remove(id)).toMatchObject({ status: 409, body: { error: { code: 'conflict', message } } });
    await noteRefund(ctx(), { chargeId: 'api-leaving', by: SYSTEM });
    expect((await remove(id)).status).toBe(200);
  });

  it('is either deleted or paid back, when both are asked for at once', async () => {
    for (const turn of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const { id } = await api.world.customer({ credits: 0 });
      const paymentId = (await buy(id, `api-race-${turn}`)) ?? '';
      const [gone] = await Promise.allSettled([
        deleteCustomer(ctx(), { customerId: id, by: SYSTEM }),
        requestRefund(ctx(), { paymentId, reason: 'leaves', by: SYSTEM }),
      ]);
      const { status, customerId } = await ctx().db.payment.findUniqueOrThrow({ where: { id: paymentId } });
      const kept = { status: 'refunding', customerId: id };
      expect({ status, customerId }).toEqual(
        gone.status === 'fulfilled' ? { status: 'completed', customerId: null } : kept,
      );
    }
  });
});
