/** Buying by card at Robokassa, and what its notices may be (docs/facts/telegram-and-money.md#robokassa). */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { markPaid } from '#/lib/payments/mark-paid.ts';
import { markRefund } from '#/lib/payments/mark-refund.ts';
import { type CardOrdered, orderByCard, orderCredits } from '#/lib/payments/order-credits.ts';
import { requestRefund } from '#/lib/payments/request-refund.ts';
import { paymentLink } from '#/lib/payments/robokassa/payment-link.ts';
import { signNotice } from '#/lib/payments/robokassa/signature.ts';
import { deleteCustomer } from '#/lib/privacy/delete-customer.ts';
import { moneyDays } from '#/lib/views/money-report-store.ts';
import type { Switches } from '#/sandbox/robokassa/shop.ts';
import type { SandboxUser } from '#/sandbox/telegram/sandbox-user.ts';
import { type BotWorld, createBotWorld } from '#/testing/worlds/bot-world.ts';
import type { CardShop } from '#/testing/worlds/card-shop.ts';
import { cardsArePayments, moneyAgrees } from '#/testing/worlds/invariants-of-money.ts';
import { whenDue } from '#/testing/worlds/when-due.ts';

let bot: BotWorld;
let shop: CardShop;
beforeAll(async () => {
  bot = await createBotWorld({ sellsByCard: true });
  if (!bot.shop) throw new Error('there is no shop');
  shop = bot.shop;
  const tariffs = [
    { name: 'Medium', credits: 3, priceRub: 249, priceStars: 300, sortOrder: 1 },
    { name: 'Roubles', credits: 9, priceRub: 500, sortOrder: 2 },
  ];
  await bot.ctx.db.tariff.createMany({ data: tariffs });
  await bot.ctx.db.promoCode.create({ data: { code: 'TENTH', percentOff: 15 } });
});
afterAll(() => bot[Symbol.asyncDispose]());
afterEach(async () => {
  await moneyAgrees({ ctx: bot.ctx, telegram: bot.world.telegram });
  await cardsArePayments(bot.ctx, shop.robokassa);
});

const newcomer = (language: 'en' | 'ru' = 'en') => bot.world.customer({ credits: 0, language });
const balanceOf = async (id: bigint) => (await bot.ctx.db.customer.findUniqueOrThrow({ where: { id } })).balance;
const deliver = () => whenDue(bot.ctx, 'notices', sweepNotices);
const buttonsOf = (chat: SandboxUser) =>
  chat.chat().flatMap((message) => message.reply_markup?.inline_keyboard.flat() ?? []);
const orderOf = (customerId: bigint) => bot.ctx.db.payment.findFirstOrThrow({ where: { customerId } });

/** Chooses to pay 249 roubles by card; returns the link. */
async function linkFor(chat: SandboxUser): Promise<string> {
  const { message_id: after } = chat.say('/buy');
  await chat.waitFor('by card', { after });
  await chat.press('💳 249 ₽').answer();
  const told = await chat.waitFor('Robokassa', { after: after + 1 });
  const url = told.reply_markup?.inline_keyboard.flat()[0]?.url;
  if (!url) throw new Error('there is no link');
  return url;
}

async function paid(switches: Partial<Switches> = {}) {
  const { id, chat } = await newcomer();
  const notices = await shop.robokassa.pay(await linkFor(chat), switches);
  return { id, chat, notices, answers: notices.map(({ answer }) => answer?.status ?? null) };
}

describe('a customer who pays by card', () => {
  it('chooses it beside Stars, pays on Robokassa’s page, has the credits, and is told so', async () => {
    const { id, chat } = await newcomer();
    const link = await linkFor(chat);
    expect(buttonsOf(chat).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['3 checks · 300 ⭐', '💳 249 ₽', '9 checks · 💳 500 ₽', 'Pay 249 ₽']),
    );
    expect(await (await fetch(link)).text()).toContain('249.00 ₽');

    const form = new URLSearchParams(new URL(link).search);
    const back = await fetch(`${shop.robokassa.origin}/pay`, { method: 'POST', body: form });
    expect(await back.text()).toContain('Back to the chat');
    expect(await balanceOf(id)).toBe(3);
    await deliver();
    expect((await chat.waitFor('249 ₽ came in')).text).toContain('On your balance: 3.');
    chat.say('/paysupport');
    expect((await chat.waitFor('Your last payments')).text).toMatch(/249 ₽, 3 credits/);
  });

  it('reads it in Russian', async () => {
    const { id, chat } = await newcomer('ru');
    const { message_id: after } = chat.say('/buy');
    await chat.waitFor('картой', { after });
    await chat.press('9 проверок · 💳 500 ₽').answer();
    const told = await chat.waitFor('страницу Robokassa', { after: after + 1 });
    await shop.robokassa.pay(told.reply_markup?.inline_keyboard.flat()[0]?.url ?? '');
    expect(await balanceOf(id)).toBe(9);
    await deliver();
    await chat.waitFor('500 ₽ пришли');
  });

  it('pays less with a promo code', async () => {
    const { id, chat } = await newcomer();
    chat.say('/promo tenth');
    await chat.waitFor('by card');
    await chat.press('💳 211.65 ₽').answer();
    const told = await chat.waitFor('for 211.65 ₽');
    await shop.robokassa.pay(told.reply_markup?.inline_keyboard.flat()[0]?.url ?? '');
    expect(await balanceOf(id)).toBe(3);
  });
});

describe('a promo code by card', () => {
  const order = async (customerId: bigint, promoCode: string, name = 'Medium') => {
    const { id: tariffId } = await bot.ctx.db.tariff.findFirstOrThrow({ where: { name } });
    return orderByCard(bot.ctx, { customerId, tariffId, promoCode, by: SYSTEM });
  };
  const invoiceOf = (ordered: CardOrdered) => (ordered.ok ? ordered.order.invoice : ordered.reason);

  it('is on one invoice of a customer at a time, by card or with Stars', async () => {
    const { id } = await newcomer();
    const asked = (await Promise.all([order(id, 'TENTH'), order(id, 'tenth'), order(id, 'TENTH')])).map(invoiceOf);
    expect(new Set(asked).size).toBe(1);
    expect(await bot.ctx.db.payment.count({ where: { customerId: id } })).toBe(1);
    expect(invoiceOf(await order(id, 'TENTH', 'Roubles'))).toBe('promo_open');
    const { id: tariffId } = await bot.ctx.db.tariff.findFirstOrThrow({ where: { name: 'Medium' } });
    const stars = await orderCredits(bot.ctx, { customerId: id, tariffId, promoCode: 'TENTH', by: SYSTEM });
    expect(stars).toEqual({ ok: false, reason: 'promo_open' });
    await bot.ctx.db.payment.updateMany({ where: { customerId: id }, data: { createdAt: new Date(0) } });
    expect(invoiceOf(await order(id, 'TENTH', 'Roubles'))).toMatch(/^\d+$/);
  });

  it('is held by the invoices of others while these can be paid', async () => {
    await bot.ctx.db.promoCode.create({ data: { code: 'ONCE', percentOff: 50, usesLeft: 1 } });
    const [one, other] = [await newcomer(), await newcomer()];
    const asked = (await Promise.all([order(one.id, 'ONCE'), order(other.id, 'ONCE')])).map(invoiceOf);
    expect(asked.filter((invoice) => invoice === 'no_promo')).toHaveLength(1);
  });
});

describe('a notice', () => {
  it.each([
    ['with six decimals', { sixDecimals: true }, [200]],
    ['that comes three times, twice at once', { repeats: true }, [200, 200, 200]],
    ['whose answer is lost, and that comes again', { lostAnswer: true }, [null, 200]],
  ] as const)('%s gives the credits once', async (_what, switches, answered) => {
    const { id, answers } = await paid(switches);
    expect(answers).toEqual(answered);
    expect(await balanceOf(id)).toBe(3);
    expect(await bot.ctx.db.ledgerEntry.count({ where: { customerId: id } })).toBe(1);
  });

  it('that comes late, after the invoice expired, is money all the same', async () => {
    const { id } = await paid({ late: true });
    expect(await balanceOf(id)).toBe(0);
    await bot.ctx.db.payment.updateMany({ where: { customerId: id }, data: { createdAt: new Date(0) } });
    await shop.robokassa.sendLate();
    expect(await balanceOf(id)).toBe(3);
  });

  it('that comes late gives nothing when its price is another one now, and is told', async () => {
    const name = 'Short';
    const tariff = await bot.ctx.db.tariff.create({ data: { name, credits: 2, priceRub: 100, sortOrder: 9 } });
    const { id } = await newcomer();
    const ordered = await orderByCard(bot.ctx, { customerId: id, tariffId: tariff.id, by: SYSTEM });
    if (!ordered.ok) throw new Error(ordered.reason);
    const link = paymentLink(shop.till, { ...ordered.order, description: name, language: 'en' });
    await bot.ctx.db.tariff.update({ where: { id: tariff.id }, data: { priceRub: 200 } });
    await bot.ctx.db.payment.updateMany({ where: { customerId: id }, data: { createdAt: new Date(0) } });
    expect((await shop.robokassa.pay(link)).map(({ answer }) => answer?.status)).toEqual([409]);
    expect([await balanceOf(id), await told('late')]).toEqual([0, 1]);
    await bot.ctx.db.payment.updateMany({ where: { customerId: id }, data: { createdAt: bot.ctx.clock.now() } });
    expect((await shop.robokassa.pay(link)).map(({ answer }) => answer?.status)).toEqual([200]);
    expect(await balanceOf(id)).toBe(2);
    await bot.ctx.db.tariff.update({ where: { id: tariff.id }, data: { isActive: false } });
  });

  it('of a real payment is refused while payments are played, and what is played is no money', async () => {
    const { id, chat } = await newcomer();
    const link = new URL(await linkFor(chat));
    const today = bot.ctx.clock.now().toISOString().slice(0, 10);
    const before = await moneyDays(bot.ctx.db, { from: today, to: today });
    const notices = await shop.robokassa.pay(link.href);
    expect(notices.map(({ fields }) => fields.IsTest)).toEqual(['1']);
    expect(await bot.ctx.db.payment.findFirstOrThrow({ where: { customerId: id } })).toMatchObject({ isTest: true });
    const after = await moneyDays(bot.ctx.db, { from: today, to: today });
    expect(after.at(-1)?.roublesIn).toBe(before.at(-1)?.roublesIn ?? 0);

    const other = await newcomer();
    const { InvId = '' } = Object.fromEntries(new URL(await linkFor(other.chat)).searchParams);
    const paid = { outSum: '249.00', invoice: InvId, own: [] };
    const SignatureValue = signNotice(paid, { hash: 'sha256', password2: 'second-password' });
    const body = new URLSearchParams({ OutSum: '249.00', InvId, SignatureValue, IsTest: '0' });
    expect((await shop.call('callback', { method: 'POST', body })).status).toBe(409);
    expect([await balanceOf(other.id), await told('test_differs')]).toEqual([0, 1]);
  });

  it('of another amount is refused, and told to operators once', async () => {
    const { id, answers } = await paid({ wrongAmount: true, repeats: true });
    expect(answers).toEqual([409, 409, 409]);
    expect(await balanceOf(id)).toBe(0);
    await deliver();
    const { message_id: after } = await bot.operator.waitFor('another amount');
    expect((await bot.operator.waitFor('another amount')).message_id).toBe(after);
    expect(await told('amount')).toBe(1);
  });

  it('with a wrong signature, or a broken one, gives nothing, and operators are told once an invoice, of others once a day', async () => {
    const { id, answers } = await paid({ wrongSignature: true, repeats: true });
    expect(answers).toEqual([403, 403, 403]);
    expect(await told('bad_signature')).toBe(1);
    await paid({ wrongSignature: true });
    expect(await told('bad_signature')).toBe(2);
    expect(await balanceOf(id)).toBe(0);
    for (const SignatureValue of ['', 'x', '0'.repeat(64), 'é'.repeat(40)]) {
      const body = new URLSearchParams({ OutSum: '249.00', InvId: '7', SignatureValue });
      expect([400, 403]).toContain((await shop.call('callback', { method: 'POST', body })).status);
    }
    expect((await shop.call('callback')).status).toBe(400);
    expect(await told('bad_signature')).toBe(3);
    const body = new URLSearchParams({ OutSum: '249.00', InvId: '7', SignatureValue: '0'.repeat(64) });
    const flood = await Promise.all(Array.from({ length: 30 }, () => shop.call('callback', { method: 'POST', body })));
    expect(flood.some(({ status }) => status === 429)).toBe(true);
    await bot.ctx.db.rateCount.deleteMany();
  });

  it('for an invoice of nobody, or of somebody deleted, gives nothing and is told', async () => {
    const { id, chat } = await newcomer();
    const link = await linkFor(chat);
    await deleteCustomer(bot.ctx, { customerId: id, by: SYSTEM });
    expect((await shop.robokassa.pay(link)).map(({ answer }) => answer?.status)).toEqual([200]);
    expect(await told('no_customer')).toBe(1);

    const other = await newcomer();
    const lost = await linkFor(other.chat);
    await bot.ctx.db.payment.delete({ where: { id: (await orderOf(other.id)).id } });
    expect((await shop.robokassa.pay(lost)).map(({ answer }) => answer?.status)).toEqual([404]);
    expect(await told('unknown_invoice')).toBe(1);
  });
});

const told = (what: string) =>
  bot.ctx.db.notice.count({
    where: { kind: 'money_differs', channel: 'telegram', payload: { path: ['what'], equals: what } },
  });

describe('coming back', () => {
  it.each(['success', 'fail'])('to the page of %s moves nothing', async (page) => {
    const { id, chat } = await newcomer();
    const InvId = new URL(await linkFor(chat)).searchParams.get('InvId') ?? '';
    const back = await shop.call(`${page}?${new URLSearchParams({ InvId, OutSum: '249.00', SignatureValue: 'x' })}`);
    expect(await back.text()).toContain('https://t.me/mutuals_bot');
    expect(await balanceOf(id)).toBe(0);
  });
});

const olga = { kind: 'operator', id: '0198c0de-0000-7000-8000-000000000001', name: 'Olga', role: 'owner' } as const;

describe('a notice that is lost', () => {
  it('is settled by an owner, once; when it comes after all it gives nothing more', async () => {
    const { id, chat } = await paid({ late: true });
    const { id: paymentId, externalId } = await orderOf(id);
    chat.say('/paysupport');
    expect((await chat.waitFor('Invoices by card')).text).toContain(`249 ₽, No. ${externalId}`);
    const input = { paymentId, reason: 'it is in the cabinet', isTest: true, by: olga };
    await expect(markPaid(bot.ctx, { ...input, by: { ...olga, role: 'operator' } })).rejects.toThrow('owner');
    await Promise.all([markPaid(bot.ctx, input), markPaid(bot.ctx, input), shop.robokassa.sendLate()]);
    expect(await balanceOf(id)).toBe(3);
    const other = await paid({ late: true });
    const order = await orderOf(other.id);
    await markPaid(bot.ctx, { ...input, paymentId: order.id });
    await markPaid(bot.ctx, { ...input, paymentId: order.id });
    await shop.robokassa.sendLate();
    expect(await balanceOf(other.id)).toBe(3);
    const audit = await bot.ctx.db.auditEntry.findMany({ where: { subjectId: order.id } });
    expect(audit).toMatchObject([{ action: 'payment.paid_noted', detail: { reason: 'it is in the cabinet' } }]);
  });
});

describe('a refund', () => {
  it('is made by a person, and noted once with its reason', async () => {
    const { id, chat } = await paid();
    const { id: paymentId } = await orderOf(id);
    const input = { paymentId, reason: 'does not want it', by: olga };
    await expect(requestRefund(bot.ctx, input)).rejects.toThrow('with Stars');
    await expect(markRefund(bot.ctx, { ...input, by: { ...olga, role: 'operator' } })).rejects.toThrow('owner');
    expect(await Promise.all([markRefund(bot.ctx, input), markRefund(bot.ctx, input)])).toEqual([
      { status: 'refunded' },
      { status: 'refunded' },
    ]);
    expect(await balanceOf(id)).toBe(0);
    await deliver();
    await chat.waitFor('249 ₽ went back to you');
    const audit = await bot.ctx.db.auditEntry.findMany({ where: { subjectId: paymentId } });
    expect(audit).toMatchObject([{ action: 'payment.refund_noted', detail: { reason: 'does not want it' } }]);

    const gone = await paid();
    const order = await orderOf(gone.id);
    await deleteCustomer(bot.ctx, { customerId: gone.id, by: SYSTEM });
    await markRefund(bot.ctx, { ...input, paymentId: order.id });
    expect(await told('credits_spent')).toBe(0);
  });
});

it('shows no link that was changed', async () => {
  const { chat } = await newcomer();
  const link = await linkFor(chat);
  for (const [from, to] of [
    ['OutSum=249.00', 'OutSum=1.00'],
    [/ExpirationDate=[^&]+/, 'ExpirationDate=2020-01-01T00%3A00%3A00Z'],
  ] as const)
    expect((await fetch(link.replace(from, to))).status).toBe(400);
});
