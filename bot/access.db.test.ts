import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { listAudit, SYSTEM } from '#/lib/operators/audit.ts';
import { RINGS_A_DAY } from '#/lib/payments/ask-access.ts';
import { giveCredits, takeCredits } from '#/lib/payments/give-credits.ts';
import { deleteCustomer } from '#/lib/privacy/delete-customer.ts';
import { type BotWorld, createBotWorld, hire, tellAlso } from '#/testing/worlds/bot-world.ts';
import { whenDue } from '#/testing/worlds/when-due.ts';

let bot: BotWorld;
beforeAll(async () => {
  bot = await createBotWorld({ managerUsername: '' });
  Object.assign(bot.ctx.limits, { accessCredits: 2 });
  await bot.world.account();
  await bot.world.startWorker();
});
afterAll(() => bot[Symbol.asyncDispose]());

const newcomer = (firstName: string, languageCode: 'en' | 'ru') =>
  bot.world.telegram.user({ firstName, languageCode, started: true });
type Chat = ReturnType<typeof newcomer>;

const labels = (chat: Chat) =>
  chat
    .chat()
    .at(-1)
    ?.reply_markup?.inline_keyboard.flat()
    .map(({ text }) => text);
const deliver = () => whenDue(bot.ctx, 'notices', sweepNotices);
const last = (chat: Chat) => chat.chat().at(-1)?.message_id ?? 0;

async function asks(chat: Chat) {
  chat.say('/start');
  await chat.waitFor('🙋');
  await chat.press('access:ask').answer();
  await chat.waitFor('I have asked');
}

describe('a newcomer with no free check and nothing to buy', () => {
  it('asks with one button of /start, is granted credits by one press, and gets to a running check in four taps', async () => {
    bot.world.instagram.profile({ username: 'ada', followers: 12, following: 8 });
    const maria = newcomer('Maria', 'en');
    await asks(maria); // taps one and two
    const gift = { customerId: BigInt(maria.id), credits: 1, requestKey: 'access', by: SYSTEM };
    await giveCredits(bot.ctx, gift);
    await takeCredits(bot.ctx, { ...gift, requestKey: 'back', note: 'a mistake' });
    await deliver();
    const { message_id } = await bot.operator.waitFor('asks for a check');
    expect(labels(bot.operator)).toEqual(['Give 2 credits', 'Decline']);
    await bot.operator.press('op:grant').answer();
    await bot.operator.waitFor('Given: 2 credits', { after: message_id });
    expect(bot.operator.chat().find((one) => one.message_id === message_id)?.reply_markup).toBeUndefined();
    await deliver();
    await maria.waitFor('You are in');
    const ledger = await bot.ctx.db.ledgerEntry.findMany({
      where: { customerId: BigInt(maria.id), requestKey: '§access' },
    });
    expect(ledger).toMatchObject([{ kind: 'grant', delta: 2, requestKey: '§access' }]);
    const { rows } = await listAudit(bot.ctx, { action: 'access.granted' });
    expect(rows).toMatchObject([{ actor: { name: 'Olga (Telegram)' }, detail: { credits: 2 } }]);

    await maria.press('menu:check').answer(); // tap three
    await maria.waitFor('Which profile?');
    maria.say('ada');
    await maria.waitFor('It costs 1 credit');
    await maria.press('go:ada').answer(); // tap four
    await maria.waitFor('is accepted');
    expect(await bot.ctx.db.check.count({ where: { customerId: BigInt(maria.id) } })).toBe(1);
  });

  it('is declined kindly, in Russian, with what is free for everybody; the second operator learns that it is over', async () => {
    const ivan = bot.world.telegram.user({ firstName: 'Ivan', languageCode: 'en', started: true });
    tellAlso(bot, ivan);
    await hire(bot.world, { name: 'Ivan', chatId: BigInt(ivan.id) });
    const vera = newcomer('Вера', 'ru');
    vera.say('/buy');
    await vera.waitFor('их дают люди');
    expect(labels(vera)).toEqual(['🙋 Попросить доступ', '📦 Мой профиль: бесплатно и без ожидания']);
    const before = last(bot.operator);
    await vera.press('access:ask').answer();
    await vera.waitFor('Запрос отправлен');
    await deliver();
    await bot.operator.waitFor('asks for a check', { after: before });
    await ivan.waitFor('asks for a check');
    await bot.operator.press('op:decline').answer();
    await ivan.press('op:grant').answer();
    await ivan.waitFor('Somebody has answered this already');
    await deliver();
    await vera.waitFor('Спасибо за запрос');
    expect(labels(vera)).toEqual(['📦 Мой профиль: бесплатно и без ожидания']);
    expect(await bot.world.ledgerOf(BigInt(vera.id))).toEqual([]);
    vera.say('/start');
    await vera.waitFor('не смогли дать', { after: last(vera) });
    expect(labels(vera)).not.toContain('🙋 Попросить доступ');
  });

  it('rings once however often the button is pressed, and a flood of newcomers rings no more than its share', async () => {
    await bot.ctx.db.notice.deleteMany();
    const eager = newcomer('Eager', 'en');
    eager.say('/start');
    await eager.waitFor('Press the button');
    const presses = [1, 2, 3].map(() => eager.press('access:ask'));
    const answers = await Promise.all(presses.map((press) => press.answer()));
    expect(answers.filter(({ showAlert }) => showAlert)).toHaveLength(2);
    const rings = () => bot.ctx.db.notice.count({ where: { kind: 'access_asked', channel: 'dashboard' } });
    expect(await rings()).toBe(1);

    const asked = new Date();
    const others = Array.from({ length: RINGS_A_DAY }, (_, place) => BigInt(910_000 + place));
    await bot.ctx.db.customer.createMany({
      data: others.map((id) => ({ id, referralCode: `flood${id}`, accessAskedAt: asked })),
    });
    await asks(newcomer('Late', 'en'));
    expect(await rings()).toBe(1);
    await bot.ctx.db.customer.deleteMany({ where: { id: { in: others } } });
  });

  it('leaves nothing in the bell when they are forgotten', async () => {
    await bot.ctx.db.notice.deleteMany();
    const shy = newcomer('Shy', 'en');
    await asks(shy);
    expect(await bot.ctx.db.notice.count({ where: { kind: 'access_asked' } })).toBeGreaterThan(0);
    await deleteCustomer(bot.ctx, { customerId: BigInt(shy.id), by: SYSTEM });
    expect(await bot.ctx.db.notice.count({ where: { kind: 'access_asked' } })).toBe(0);
  });
});

it('whoever has a free check, a credit or a way to pay is offered that instead', async () => {
  const { chat } = await bot.world.customer({ credits: 1 });
  chat.say('/start');
  await chat.waitFor('Hello');
  expect(labels(chat)).not.toContain('🙋 Ask for access');
  await bot.ctx.db.tariff.create({ data: { name: 'T', credits: 5, priceRub: 100, priceStars: 50 } });
  const buyer = newcomer('Buyer', 'en');
  buyer.say('/start');
  await buyer.waitFor('Hello');
  expect(labels(buyer)).not.toContain('🙋 Ask for access');
});
