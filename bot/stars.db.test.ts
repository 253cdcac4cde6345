/** Buying with Telegram Stars, and getting them back (docs/facts/telegram-and-money.md#stars). */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Api } from 'grammy';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { captureCredit } from '#/lib/billing/settle-check.ts';
import { cancelCheck } from '#/lib/checks/cancel-check.ts';
import { publishText } from '#/lib/customers/texts/publish-text.ts';
import { listVersions } from '#/lib/customers/texts/read-text.ts';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { completePayment } from '#/lib/payments/complete-payment.ts';
import { orderCredits } from '#/lib/payments/order-credits.ts';
import { reconcileStars } from '#/lib/payments/reconcile-stars.ts';
import { askForRefunds } from '#/lib/payments/refund-payment.ts';
import { requestRefund } from '#/lib/payments/request-refund.ts';
import { openDb } from '#/lib/platform/db.ts';
import { setMaintenance } from '#/lib/settings/maintenance.ts';
import { portOf } from '#/sandbox/port-of.ts';
import { createTelegram, SANDBOX_TOKEN } from '#/sandbox/telegram/create-telegram.ts';
import type { SandboxUser } from '#/sandbox/telegram/sandbox-user.ts';
import { until } from '#/testing/waits.ts';
import { type BotWorld, createBotWorld, startBot } from '#/testing/worlds/bot-world.ts';
import { moneyAgrees } from '#/testing/worlds/invariants-of-money.ts';
import { whenDue } from '#/testing/worlds/when-due.ts';

let bot: BotWorld;
beforeAll(async () => {
  bot = await createBotWorld();
  const tariffs = [
    { name: 'Small', credits: 1, priceRub: 99, priceStars: 120, sortOrder: 1 },
    { name: 'Medium', credits: 3, priceRub: 249, priceStars: 300, sortOrder: 2 },
    { name: 'Roubles', credits: 9, priceRub: 500, sortOrder: 3 },
  ];
  await bot.ctx.db.tariff.createMany({ data: tariffs });
});
afterAll(() => bot[Symbol.asyncDispose]());
afterEach(() => moneyAgrees({ ctx: bot.ctx, telegram: bot.world.telegram }));

const newcomer = () => bot.world.customer({ credits: 0 });
const balanceOf = async (id: bigint) => (await bot.ctx.db.customer.findUniqueOrThrow({ where: { id } })).balance;
const paymentOf = (externalId: string) =>
  bot.ctx.db.payment.findUniqueOrThrow({ where: { method_externalId: { method: 'telegram_stars', externalId } } });
const telegram = () => new Api(SANDBOX_TOKEN, { apiRoot: bot.world.telegram.origin });

/** Chooses the three checks; returns the message of the invoice. */
async function invoiced(chat: SandboxUser): Promise<number> {
  const { message_id } = chat.say('/buy');
  await chat.waitFor('Choose how many', { after: message_id });
  await chat.press('3 checks').answer();
  return (await chat.waitFor(({ invoice }) => invoice?.total_amount === 300, { after: message_id })).message_id;
}

const orderOf = async (customerId: bigint) =>
  (await bot.ctx.db.payment.findFirstOrThrow({ where: { customerId, status: 'pending' } })).id;

async function paid(chat: SandboxUser, messageId: number, unheard = false): Promise<string> {
  const outcome = await chat.pay({ messageId, unheard });
  if (!outcome.paid) throw new Error(`not paid: ${outcome.error}`);
  return outcome.chargeId;
}

const credited = (chargeId: string) =>
  until('the charge is credited', () =>
    bot.ctx.db.payment.findFirst({ where: { externalId: chargeId, status: 'completed' } }),
  );
const deliver = () => whenDue(bot.ctx, 'notices', sweepNotices);

describe('a customer who buys', () => {
  it('sees what is sold for Stars, pays, has the credits, and is told so', async () => {
    const { id, chat } = await newcomer();
    const messageId = await invoiced(chat);
    const offered = chat.chat().flatMap((message) => message.reply_markup?.inline_keyboard.flat() ?? []);
    expect(offered.map(({ text }) => text)).toEqual(['1 check · 120 ⭐', '3 checks · 300 ⭐']);

    await credited(await paid(chat, messageId));
    expect(await balanceOf(id)).toBe(3);
    await deliver();
    const told = await chat.waitFor('300 ⭐');
    expect(told.text).toContain('On your balance: 3.');
    expect(told.reply_markup?.inline_keyboard.flat()).toMatchObject([{ callback_data: 'menu:check' }]);
  });

  it('who pays an old invoice once more has paid twice, and has both', async () => {
    const { id, chat } = await newcomer();
    const messageId = await invoiced(chat);
    const charges = [await paid(chat, messageId), await paid(chat, messageId)];
    for (const charge of charges) await credited(charge);
    expect(new Set(charges).size).toBe(2);
    expect(await balanceOf(id)).toBe(6);
  });

  it('is credited once for a charge that is told 50 times at once', async () => {
    const { id, chat } = await newcomer();
    const messageId = await invoiced(chat);
    const orderId = await orderOf(id);
    for (const turn of [1, 2]) {
      const charge = { chargeId: await paid(chat, messageId, true), stars: 300, payerId: id, orderId };
      const heard = await Promise.all(
        Array.from({ length: 50 }, () => completePayment(bot.ctx, { charge, from: 'update', by: SYSTEM })),
      );
      expect(heard.filter(({ outcome }) => outcome === 'credited')).toHaveLength(1);
      expect(await balanceOf(id)).toBe(3 * turn);
    }
  });

  it('is credited once when Telegram repeats the update', async () => {
    const { id, chat } = await newcomer();
    const messageId = await invoiced(chat);
    bot.world.telegram.repeat({ times: 50 });
    const chargeId = await paid(chat, messageId);
    bot.world.telegram.repeat({ times: 0 });
    await credited(chargeId);
    const { message_id } = chat.say('/balance');
    await chat.waitFor('3 credits', { after: message_id });
    expect(await balanceOf(id)).toBe(3);
  });
});

describe('a checkout is refused, and nothing is paid,', () => {
  const refusalOf = async (chat: SandboxUser, messageId: number) => {
    const outcome = await chat.pay({ messageId });
    return outcome.paid ? null : outcome;
  };

  it('when the offer is another one by now', async () => {
    const { chat } = await newcomer();
    const messageId = await invoiced(chat);
    await bot.ctx.db.tariff.update({ where: { name: 'Medium' }, data: { priceStars: 310 } });
    expect(await refusalOf(chat, messageId)).toMatchObject({ error: expect.stringContaining('has changed') });
    await bot.ctx.db.tariff.update({ where: { name: 'Medium' }, data: { priceStars: 300 } });
  });

  it('when its order is not known, or somebody else’s', async () => {
    const [one, other] = [await newcomer(), await newcomer()];
    const messageId = await invoiced(one.chat);
    const order = await bot.ctx.db.payment.findFirstOrThrow({ where: { customerId: one.id } });
    await bot.ctx.db.payment.update({ where: { id: order.id }, data: { customerId: other.id } });
    expect(await refusalOf(one.chat, messageId)).toMatchObject({ error: expect.stringContaining('somebody else') });
    await bot.ctx.db.payment.delete({ where: { id: order.id } });
    expect(await refusalOf(one.chat, messageId)).toMatchObject({ error: expect.stringContaining('too old') });
  });

  it.each([
    ['is away', 'refused'],
    ['does not answer', 'silent'],
  ])('kindly and in time while the database %s', async (_so, how) => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const port = how === 'silent' ? portOf(silent) : 1;
    const away = openDb({ url: `postgresql://nobody@127.0.0.1:${port}/nothing` });
    await using other = await createTelegram({ token: SANDBOX_TOKEN });
    const clock = { ...bot.ctx.clock, sleep: how === 'silent' ? () => Promise.resolve() : bot.ctx.clock.sleep };
    const blind = startBot({ ...bot.world, telegram: other }, { ctx: { ...bot.ctx, db: away, clock } });
    const chat = other.user({ started: true, languageCode: 'ru' });
    await other.calls.started('getUpdates');
    await new Api(SANDBOX_TOKEN, { apiRoot: other.origin }).sendInvoice(chat.id, 'x', 'x', 'x', 'XTR', [
      { label: 'x', amount: 5 },
    ]);
    const error = expect.stringContaining('мы не можем принять оплату');
    expect(await chat.pay()).toEqual({ paid: false, reason: 'refused', error });
    silent.close();
    await blind.stop();
    await away.close();
  });
});

describe('a checkout does not wait', () => {
  it('for what the same person is waiting for', async () => {
    const { id, chat } = await newcomer();
    const messageId = await invoiced(chat);
    const chargeId = await bot.ctx.db.$transaction(async (tx) => {
      await tx.$queryRaw`select id from customers where id = ${id} for update`;
      chat.press('3 checks');
      return paid(chat, messageId);
    });
    await credited(chargeId);
  });

  it('for a connection to the database that other handlers hold', async () => {
    const { id } = await newcomer();
    const { id: tariffId } = await bot.ctx.db.tariff.findUniqueOrThrow({ where: { name: 'Medium' } });
    const ordered = await orderCredits(bot.ctx, { customerId: id, tariffId, by: SYSTEM });
    const payload = ordered.ok ? ordered.order.id : '';
    const narrow = openDb({ url: bot.world.url, max: 1 });
    await using other = await createTelegram({ token: SANDBOX_TOKEN });
    const ctx = { ...bot.ctx, db: narrow };
    const busy = startBot({ ...bot.world, telegram: other }, { ctx, checkoutDb: bot.ctx.db });
    const chat = other.user({ id: Number(id), started: true });
    await other.calls.started('getUpdates');
    const price = [{ label: 'x', amount: 300 }];
    const { sendInvoice } = new Api(SANDBOX_TOKEN, { apiRoot: other.origin }).raw;
    const invoice = { chat_id: chat.id, title: 'x', description: 'x', payload, currency: 'XTR', prices: price };
    const { message_id: messageId } = await sendInvoice(invoice);
    const outcome = await narrow.$transaction(() => chat.pay({ messageId, unheard: true }), { timeout: 20_000 });
    expect(outcome).toMatchObject({ paid: true });
    await busy.stop();
    await narrow.close();
  });
});

describe('what the bot did not hear of', () => {
  it('is credited from Telegram’s list, and so is a refund in it', async () => {
    const { id, chat } = await newcomer();
    const messageId = await invoiced(chat);
    await paid(chat, messageId, true);
    expect(await balanceOf(id)).toBe(0);
    expect(await reconcileStars(bot.ctx)).toMatchObject({ credited: 1 });
    expect(await balanceOf(id)).toBe(3);

    await telegram().refundStarPayment(Number(id), await paid(chat, messageId, true)); // the bot knows of no such charge
    expect(await reconcileStars(bot.ctx)).toMatchObject({ credited: 1 });
    expect(await balanceOf(id)).toBe(3);
    expect(await reconcileStars(bot.ctx)).toEqual({ read: 0, credited: 0, refunded: 0 });
  });
});

describe('a refund', () => {
  const olga = { kind: 'operator', id: '0198c0de-0000-7000-8000-000000000001', name: 'Olga', role: 'owner' } as const;
  async function bought() {
    const { id, chat } = await newcomer();
    const chargeId = await paid(chat, await invoiced(chat));
    const { id: paymentId } = await credited(chargeId);
    return { id, chat, chargeId, paymentId };
  }

  it('that an operator asks for is made once, although Telegram’s answer is lost', async () => {
    const { id, chat, paymentId } = await bought();
    bot.world.telegram.fail({ method: 'refundStarPayment', status: 0, description: 'lost', performed: true });
    await requestRefund(bot.ctx, { paymentId, reason: 'does not want it', by: olga });
    await askForRefunds(bot.ctx);
    await bot.ctx.db.payment.updateMany({ where: { id: paymentId }, data: { refundNextTryAt: new Date() } });
    await askForRefunds(bot.ctx);

    await until('it is paid back', () =>
      bot.ctx.db.payment.findFirst({ where: { id: paymentId, status: 'refunded' } }),
    );
    expect(await balanceOf(id)).toBe(0);
    expect(bot.world.telegram.stars().filter(({ userId, refund }) => refund && BigInt(userId) === id)).toHaveLength(1);
    await deliver();
    await chat.waitFor('300 ⭐ went back to you');
    const audit = await bot.ctx.db.auditEntry.findFirstOrThrow({ where: { subjectId: paymentId } });
    expect(audit).toMatchObject({ action: 'payment.refund_asked', actorName: 'Olga' });
  });

  it('waits as long as Telegram says, and stands as paid when Telegram never pays it back', async () => {
    const { id, chargeId, paymentId } = await bought();
    bot.world.telegram.fail({ method: 'refundStarPayment', status: 500, description: 'Internal Server Error' });
    bot.world.telegram.fail({ method: 'refundStarPayment', status: 400, description: 'Bad Request: CHARGE_NOT_FOUND' });
    await requestRefund(bot.ctx, { paymentId, reason: 'a try', by: olga });
    await askForRefunds(bot.ctx);
    expect((await paymentOf(chargeId)).status).toBe('refunding');
    await bot.ctx.db.payment.updateMany({ where: { id: paymentId }, data: { refundNextTryAt: new Date() } });
    await askForRefunds(bot.ctx);
    expect((await paymentOf(chargeId)).status).toBe('completed');
    expect(await balanceOf(id)).toBe(3);
    await deliver();
    await bot.operator.waitFor('CHARGE_NOT_FOUND');
  });

  it('by Telegram’s support takes back what is left, and says what was spent', async () => {
    const { id, chat, chargeId } = await bought();
    await bot.world.account();
    await bot.world.requestCheck({ customerId: id, username: 'ada' });
    await telegram().refundStarPayment(Number(id), chargeId);
    await until('it is noted', () =>
      bot.ctx.db.payment.findFirst({ where: { externalId: chargeId, status: 'refunded' } }),
    );
    expect(await balanceOf(id)).toBe(0);
    await deliver();
    const told = await chat.waitFor('300 ⭐ went back to you');
    expect(told.text).toMatch(/2 credits were taken.*1 had been spent or are set aside/s);
    await bot.operator.waitFor('1 / 3');
  });

  it('takes what comes back of checks that are under way, and not what they spent', async () => {
    const { id, chat, chargeId } = await bought();
    const asked = [];
    for (const username of ['ada', 'grace', 'linus'])
      asked.push((await bot.world.requestCheck({ customerId: id, username })).id);
    await telegram().refundStarPayment(Number(id), chargeId);
    await until('it is noted', () =>
      bot.ctx.db.payment.findFirst({ where: { externalId: chargeId, status: 'refunded' } }),
    );
    const owedBy = async () => (await bot.ctx.db.customer.findUniqueOrThrow({ where: { id } })).owed;
    expect(await owedBy()).toBe(3);
    await deliver();
    await chat.waitFor('3 had been spent or are set aside for checks under way');

    const [spent = '', ...returned] = asked;
    await bot.ctx.db.transaction((tx) => captureCredit(tx, { checkId: spent, at: new Date() }));
    for (const checkId of returned) await cancelCheck(bot.ctx, { checkId, by: SYSTEM });
    expect({ owed: await owedBy(), balance: await balanceOf(id) }).toEqual({ owed: 0, balance: 0 });
    const back = { customerId: id, kind: 'refund', checkId: { in: returned } } as const;
    expect(await bot.ctx.db.ledgerEntry.count({ where: back })).toBe(2);
    const { _sum } = await bot.ctx.db.ledgerEntry.aggregate({ where: { customerId: id }, _sum: { delta: true } });
    expect(_sum.delta).toBe(0);
  });

  it('of what was never paid is refused', async () => {
    const { id, chat } = await newcomer();
    await invoiced(chat);
    const order = await bot.ctx.db.payment.findFirstOrThrow({ where: { customerId: id } });
    await expect(requestRefund(bot.ctx, { paymentId: order.id, reason: 'x', by: olga })).rejects.toThrow(
      'Only a payment',
    );
  });
});

it('sells during maintenance, too', async () => {
  const { chat, id } = await newcomer();
  await setMaintenance(bot.ctx, { on: true, by: SYSTEM });
  await credited(await paid(chat, await invoiced(chat)));
  await setMaintenance(bot.ctx, { on: false, by: SYSTEM });
  expect(await balanceOf(id)).toBe(3);
});

it('answers /paysupport with the payments, and /terms', async () => {
  const { chat } = await newcomer();
  await credited(await paid(chat, await invoiced(chat)));
  chat.say('/paysupport');
  expect((await chat.waitFor('Your last payments')).text).toMatch(/300 ⭐, 3 credits/);
  chat.say('/terms');
  expect((await chat.waitFor('The terms')).text).toContain('Telegram is not responsible');
  await publishText(bot.ctx, { kind: 'offer', en: 'Our own <terms>', ru: 'Наши условия', by: SYSTEM });
  await publishText(bot.ctx, { kind: 'privacy', en: 'Our own words', ru: 'Наши слова', by: SYSTEM });
  const [offer] = await listVersions(bot.ctx, { kind: 'offer', limit: 1 });
  expect(offer?.en).toBe('Our own <terms>');
  for (const command of ['/terms', '/offer']) {
    const { message_id: after } = chat.say(command);
    expect((await chat.waitFor('Our own <terms>', { after })).text).toContain('Version 1');
  }
});
