import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeFrom } from '#/jobs/compose.ts';
import { sweepNotices } from '#/lib/notices/sweep-notices.ts';
import type { TgMessage } from '#/sandbox/telegram/bot-api-model.ts';
import type { SandboxUser } from '#/sandbox/telegram/sandbox-user.ts';
import { type BotWorld, createBotWorld } from '#/tests/bot-world.ts';

let bot: BotWorld;
beforeAll(async () => {
  bot = await createBotWorld();
});
afterAll(() => bot[Symbol.asyncDispose]());

const checksOf = (id: bigint | number) => bot.ctx.db.check.findMany({ where: { customerId: BigInt(id) } });

async function offered(chat: SandboxUser, name: string) {
  chat.say(name);
  return chat.waitFor('It costs 1 credit');
}

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
  ])('%s is understood', async (text, name) => {
    const { chat } = await bot.world.customer({ credits: 2 });
    expect((await offered(chat, text)).text).toContain(name);
  });

  it.each([
    ['a'.repeat(31), 'at most 30 characters'],
    ['ада', 'not an Instagram name'],
    ['<b>x</b>', 'lead to an Instagram profile'],
    ['=HYPERLINK("x")', 'not an Instagram name'],
    ['https://example.com/ada', 'does not lead to an Instagram profile'],
    ['https://instagram.com/p/Cx1/', 'does not lead to an Instagram profile'],
    ['x'.repeat(4_000), 'at most 30 characters'],
    ['/nonsense', 'do not know this command'],
  ])('%s is answered with what is expected', async (text, words) => {
    const { chat, id } = await bot.world.customer();
    chat.say(text);
    await chat.waitFor(words);
    expect(await checksOf(id)).toEqual([]);
  });

  it('a picture is answered, too', async () => {
    const { chat } = await bot.world.customer();
    chat.sendDocument('me.png', new Uint8Array([1]));
    await chat.waitFor('I only read text');
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

  it('for a profile that is being checked joins that check', async () => {
    const { chat, id } = await bot.world.customer({ credits: 5 });
    const first = await offered(chat, 'ada');
    await chat.press('go:ada').answer();
    await bot.ctx.db.check.updateMany({
      where: { customerId: id },
      data: { requestedAt: new Date(Date.now() - 60_000) },
    });
    chat.say('@ada');
    await chat.waitFor('It costs 1 credit', { after: first.message_id });
    await chat.press('go:ada').answer();
    await chat.waitFor('is being checked already');
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
  it.each(['cancel', 'stop', 'file'])('does nothing: %s', async (deed) => {
    const owner = await bot.world.customer();
    const check = await bot.world.requestCheck({ customerId: owner.id, username: 'ada' });
    const thief = await bot.world.customer();
    const message = await offered(thief.chat, 'ada');
    for (const id of [check.id, '00000000-0000-7000-8000-000000000000', 'x']) {
      const answer = await forged(thief.chat, message.message_id, `${deed}:${id}`);
      expect(answer).toMatchObject({ text: 'This button does not belong to you.', showAlert: true });
    }
    expect((await checksOf(owner.id)).map(({ status }) => status)).toEqual(['queued']);
    expect(thief.chat.chat().some((one) => one.document)).toBe(false);
  });
});

describe('cancelling', () => {
  it('asks once more, stops the check and gives the credit back', async () => {
    const { chat, id } = await bot.world.customer({ credits: 1 });
    const check = await bot.world.requestCheck({ customerId: id, username: 'ada' });
    await sweepNotices(bot.ctx, composeFrom(bot.ctx));
    await chat.waitFor('is in the queue');

    await chat.press('Cancel').answer();
    await chat.waitFor('Cancel the check of @ada?');
    await chat.press('Let it go on').answer();
    expect(chat.chat().some((message) => message.text?.includes('Cancel the check of'))).toBe(false);

    await chat.press(`cancel:${check.id}`).answer();
    await chat.press('Cancel the check').answer();
    await chat.waitFor('Its credit is back');
    expect((await checksOf(id)).map(({ status }) => status)).toEqual(['cancelled']);
    chat.say('/balance');
    await chat.waitFor('1 credit on your balance');
  });

  it('of a check that has ended says so', async () => {
    const { chat, id } = await bot.world.customer({ credits: 1 });
    const check = await bot.world.requestCheck({ customerId: id, username: 'ada' });
    await sweepNotices(bot.ctx, composeFrom(bot.ctx));
    await chat.waitFor('is in the queue');
    await bot.ctx.db.check.update({ where: { id: check.id }, data: { status: 'completed' } });
    expect((await chat.press('Cancel').answer()).text).toContain('ended already');
  });
});

describe('the history', () => {
  it('says in words how each check stands, and that lists which were deleted are gone', async () => {
    const { chat, id } = await bot.world.customer({ credits: 3 });
    chat.say('/last');
    await chat.waitFor('not checked anybody yet');
    const check = await bot.world.requestCheck({ customerId: id, username: 'ada' });
    await bot.ctx.db.check.update({
      where: { id: check.id },
      data: { status: 'completed', followersRead: 5, notMutualCount: 2 },
    });
    await bot.world.requestCheck({ customerId: id, username: 'bob' });
    chat.say('/last');
    const history = await chat.waitFor('Your checks');
    expect(history.text).toMatch(/@bob, .*\nwaits in the queue/);
    expect(history.text).toMatch(/@ada, .*\ndo not follow back: 2/);
    await chat.press('📄 @ada').answer();
    await chat.waitFor('have been deleted');
  });
});

describe('trouble', () => {
  it('is a plain sentence with a code to quote, and the bot goes on', async () => {
    const { chat, id } = await bot.world.customer();
    await bot.ctx.db.$executeRaw`alter table tariffs rename to tariffs_away`;
    await bot.ctx.db.customer.update({ where: { id }, data: { balance: { set: 1 } } });
    chat.say('/buy');
    const said = await chat.waitFor('it is our fault');
    await bot.ctx.db.$executeRaw`alter table tariffs_away rename to tariffs`;
    expect(said.text).toMatch(/this code: [0-9a-f]{6}$/);
    expect(said.text).not.toMatch(/prisma|tariffs|select/i);
    chat.say('/buy');
    await chat.waitFor('To get more, write to our manager', { after: said.message_id });
  });
});

describe('a whole check', () => {
  it('shows one progress message, the summary and the file, takes one credit, and the file comes again', async () => {
    const { world } = bot;
    world.instagram.profile({ username: 'grace', followers: 40, following: 30, mutual: 12 });
    await world.account({ username: 'reader.one' });
    await using _worker = disposable(await world.startWorker());
    const { chat, id } = await world.customer({ credits: 2 });

    await offered(chat, 'grace');
    await chat.press('go:grace').answer();
    const file = await chat.waitFor((message) => message.document !== undefined, 20_000);
    expect(chat.chat().filter((message) => message.text?.startsWith('✅ @grace'))).toHaveLength(1);
    expect(await world.ledgerOf(id)).toEqual([
      { kind: 'reserve', credits: 1 },
      { kind: 'capture', credits: 1 },
    ]);

    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(chat.download(file.document?.file_id ?? '')).buffer);
    expect(workbook.worksheets[0]?.getCell('A1').value).toBe('Who follows back: @grace');
    expect(workbook.worksheets[0]?.getCell('C6').value).toBe(18);

    chat.say('/last');
    await chat.waitFor('do not follow back: 18');
    await chat.press('📄 @grace').answer();
    const later = (message: TgMessage) => message.document !== undefined && message.message_id > file.message_id;
    expect((await chat.waitFor(later, 10_000)).caption).toContain('Followers: 40');
  });
});

/** Presses a button that the bot never sent, or took away, as a changed app could. */
function forged(chat: SandboxUser, messageId: number, data: string) {
  const message = chat.chat().find((one) => one.message_id === messageId);
  if (!message) throw new Error('There is no such message.');
  message.reply_markup = { inline_keyboard: [[{ text: data, callback_data: data }]] };
  return chat.press(data).answer();
}

const disposable = (worker: { stop(): Promise<void> }) => ({ [Symbol.asyncDispose]: () => worker.stop() });
