import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '#/lib/operators/audit.ts';
import { type BotWorld, createBotWorld, forged, offered } from '#/testing/worlds/bot-world.ts';

let bot: BotWorld;
beforeAll(async () => {
  bot = await createBotWorld();
});
afterAll(() => bot[Symbol.asyncDispose]());

const checksOf = (id: bigint | number) => bot.ctx.db.check.findMany({ where: { customerId: BigInt(id) } });

describe('a newcomer', () => {
  it('is welcomed in their own language, told what they agree to, and known afterwards', async () => {
    const maria = bot.world.telegram.user({ firstName: '<b>Мария</b>', languageCode: 'ru' });
    maria.say('/start');
    const welcome = await maria.waitFor('Привет, <b>Мария</b>');
    expect(welcome.text).toContain('ты соглашаешься');
    const customer = await bot.ctx.db.customer.findUniqueOrThrow({ where: { id: BigInt(maria.id) } });
    expect(customer).toMatchObject({ language: 'ru', balance: 0 });

    await maria.press('🌐 Язык').answer();
    await maria.press('English').answer();
    await maria.waitFor('From now on I speak English');
    maria.say('/help');
    await maria.waitFor('How it works');
  });

  it('who came by an invitation is noted with whoever invited', async () => {
    const inviter = await bot.world.customer();
    const { referralCode } = await bot.ctx.db.customer.findUniqueOrThrow({ where: { id: inviter.id } });
    const guest = bot.world.telegram.user();
    guest.say(`/start ${referralCode}`);
    await guest.waitFor('Hello');
    expect(await bot.ctx.db.referral.findUnique({ where: { referredId: BigInt(guest.id) } })).toMatchObject({
      referrerId: inviter.id,
    });
  });

  it('without a credit learns how to get one, and no check is made', async () => {
    const user = bot.world.telegram.user();
    user.say('ada.lovelace');
    const answer = await user.waitFor('There are no credits on your balance');
    expect(answer.reply_markup?.inline_keyboard[0]?.[0]?.url).toBe('https://t.me/mutuals_manager');
    expect(await checksOf(user.id)).toEqual([]);
  });
});

describe('what is typed for a profile', () => {
  it.each([
    ['Ada.Lovelace', '@ada.lovelace?'],
    ['@ada.lovelace', '@ada.lovelace?'],
    ['/check ada.lovelace', '@ada.lovelace?'],
    ['https://www.instagram.com/ada.lovelace/?hl=en', '@ada.lovelace?'],
    ['instagram.com/ada.lovelace/followers', '@ada.lovelace?'],
    ['Check @ada.lovelace https://www.instagram.com/ada.lovelace/?igsh=1', '@ada.lovelace?'],
    ['https://www.instagram.com/stories/ada.lovelace/1/', '@ada.lovelace?'],
    ['проверь @ada.lovelace, пожалуйста', '@ada.lovelace?'],
    ['check ada please', '@ada?'],
    ['/check hi', '@hi?'],
  ])('%s is understood', async (text, name) => {
    const { chat } = await bot.world.customer({ credits: 2 });
    expect((await offered(chat, text)).text).toContain(name);
  });

  it.each([
    ['a'.repeat(31), 'at most 30 characters'],
    ['ада', 'not an Instagram name'],
    ['<b>x</b>', 'do not see an Instagram name'],
    ['=HYPERLINK("x")', 'do not see an Instagram name'],
    ['   .', 'do not see an Instagram name'],
    ['🎉🎉🎉', 'do not see an Instagram name'],
    ['@explore', 'a page of Instagram itself'],
    ['https://instagram.com/explore/tags/cats', 'does not lead to an Instagram profile'],
    ['What is this?', 'How it works'],
    ['как это работает', 'How it works'],
    ['hi', 'I find out who on Instagram'],
    ['Привет!', 'I find out who on Instagram'],
    ['👋', 'I find out who on Instagram'],
    ['https://example.com/ada', 'does not lead to an Instagram profile'],
    ['https://instagram.com/p/Cx1/', 'does not say whose it is'],
    ['x'.repeat(4_000), 'at most 30 characters'],
    ['/nonsense', 'do not know this command'],
  ])('%s is answered with what is expected', async (text, words) => {
    const { chat, id } = await bot.world.customer();
    chat.say(text);
    await chat.waitFor(words);
    expect(await checksOf(id)).toEqual([]);
  });

  it('a picture is answered, too, and its caption is read', async () => {
    const { chat } = await bot.world.customer();
    chat.sendDocument('me.png', new Uint8Array([1]));
    const answer = await chat.waitFor('I only read text, and files of Instagram');
    chat.sendDocument('me.png', new Uint8Array([1]), { caption: 'это https://www.instagram.com/ada/?igsh=1' });
    await chat.waitFor('Check @ada?', { after: answer.message_id });
  });

  it('with two names is asked which, and the answer is the offer', async () => {
    const { chat, id } = await bot.world.customer({ credits: 2 });
    chat.say('@ada or @grace?');
    const question = await chat.waitFor('Which one?');
    await chat.press('@grace').answer();
    const offer = await chat.waitFor('Check @grace?');
    expect(offer.message_id).toBe(question.message_id);
    await chat.press('Check').answer();
    await chat.waitFor('is accepted');
    expect((await checksOf(id)).map(({ targetUsername }) => targetUsername)).toEqual(['grace']);
  });
});

describe('asking for a check', () => {
  it('makes one check, however often and fast the button is tapped', async () => {
    const { chat, id } = await bot.world.customer({ credits: 5 });
    await offered(chat, 'ada');
    const presses = Array.from({ length: 20 }, () => chat.press('go:ada'));
    await Promise.all(presses.map((press) => press.answer()));
    expect(await checksOf(id)).toHaveLength(1);
    expect(await bot.world.ledgerOf(id)).toEqual([{ kind: 'reserve', credits: 1 }]);
    expect((await chat.waitFor('is accepted')).reply_markup).toBeUndefined();
  });

  it('is not paid for again by a tap that comes after the check has ended', async () => {
    const { chat, id } = await bot.world.customer({ credits: 5 });
    const question = await offered(chat, 'ada');
    await chat.press('go:ada').answer();
    await chat.waitFor('is accepted');
    await bot.ctx.db.check.updateMany({ where: { customerId: id }, data: { status: 'completed' } });

    expect((await forged(chat, question.message_id, 'go:ada')).text).toContain('accepted before');
    expect(await checksOf(id)).toHaveLength(1);
  });

  it('for a profile that is being checked joins that check, with no word about a price', async () => {
    const { chat, id } = await bot.world.customer({ credits: 5 });
    const early = await offered(chat, 'ada');
    const first = await offered(chat, 'ada');
    await chat.press('go:ada').answer();
    chat.say('@ada');
    const joined = await chat.waitFor('is being checked for you already', { after: first.message_id });
    expect(joined.reply_markup).toBeUndefined();
    expect((await forged(chat, early.message_id, 'go:ada')).text).toContain('accepted before');
    expect(await checksOf(id)).toHaveLength(1);
  });

  it('and thinking better of it changes nothing', async () => {
    const { chat, id } = await bot.world.customer();
    await offered(chat, 'ada');
    await chat.press('Not now').answer();
    await chat.waitFor('nothing was checked');
    expect(await checksOf(id)).toEqual([]);
  });

  it('with something else than a name in the button is refused', async () => {
    const { chat, id } = await bot.world.customer();
    const message = await offered(chat, 'ada');
    expect((await forged(chat, message.message_id, 'go:../../x')).showAlert).toBe(true);
    expect(await checksOf(id)).toEqual([]);
  });

  it('works while Telegram asks the bot to slow down', async () => {
    const { chat } = await bot.world.customer();
    bot.world.telegram.flood({ method: 'sendMessage', retryAfter: 1 });
    await offered(chat, 'ada');
  });
});

describe("a button that names somebody else's check", () => {
  it.each(['cancel', 'stop', 'file'])('does nothing: %s', async (action) => {
    const owner = await bot.world.customer();
    const check = await bot.world.requestCheck({ customerId: owner.id, username: 'ada' });
    const thief = await bot.world.customer();
    const message = await offered(thief.chat, 'ada');
    for (const id of [check.id, '00000000-0000-7000-8000-000000000000', 'x']) {
      const answer = await forged(thief.chat, message.message_id, `${action}:${id}`);
      expect(answer).toMatchObject({ text: 'This button does not belong to you.', showAlert: true });
    }
    expect((await checksOf(owner.id)).map(({ status }) => status)).toEqual(['queued']);
    const { rows } = await listAudit(bot.ctx, { subject: { kind: 'check', id: check.id } });
    expect(rows).toMatchObject([{ action: 'check.refused', actor: { kind: 'customer', id: String(thief.id) } }]);
    expect(thief.chat.chat().some((one) => one.document)).toBe(false);
  });
});
