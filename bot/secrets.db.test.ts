/** Secrets that people write into the chat with the bot: they leave it first, and are understood when they can be. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { SANDBOX_TOKEN } from '#/sandbox/telegram/create-telegram.ts';
import type { SandboxUser } from '#/sandbox/telegram/sandbox-user.ts';
import { askForCode, type BotWorld, createBotWorld, forged, tellAlso } from '#/testing/worlds/bot-world.ts';
import { createBot } from './create-bot.ts';

let bot: BotWorld;
let account: Awaited<ReturnType<BotWorld['world']['account']>>;
beforeAll(async () => {
  bot = await createBotWorld();
  account = await bot.world.account({ username: 'reader.one', twoFactor: 'text' });
});
afterAll(() => bot[Symbol.asyncDispose]());

const shows = (chat: SandboxUser, part: string) => JSON.stringify(chat.chat()).includes(part);
const accounts = () => bot.ctx.db.account.count();
/** Says something and waits for the answer. */
async function answered(chat: SandboxUser, text: string, answer: string | RegExp) {
  const { message_id } = chat.say(text);
  await chat.waitFor(answer, { after: message_id });
}

describe('a session in an operator’s chat', () => {
  const forms: [string, (sessionId: string) => string][] = [
    ['a mistyped command', (id) => `/admin_set_sesion ${id}`],
    ['a command in capitals', (id) => `/ADMIN_SET_SESSION ${id}`],
    ['nothing but the value', (id) => id],
    ['a sentence', (id) => `the new one is ${id} please`],
    ['name=value', (id) => `sessionid=${id}`],
    ['name: value behind the command', (id) => `/admin_set_session sessionid: "${id}"`],
    ['a Cookie header', (id) => `Cookie: mid=Xyz; sessionid=${id}; ig_nrcb=1`],
    ['a curl command', (id) => `/admin_set_session curl 'https://www.instagram.com/' -H 'cookie: sessionid=${id}'`],
    [
      'a JSON list',
      (id) => JSON.stringify([{ domain: '.instagram.com', name: 'sessionid', value: id, expirationDate: null }]),
    ],
    ['two lines with the user agent', (id) => `/admin_set_session ${id}\nua=Mozilla/5.0 (X11) Chrome/140.0`],
  ];
  it.each(forms)('written as %s is taken away, tried and used', async (_form, write) => {
    const { sessionId } = account.sandbox.session();
    await answered(bot.operator, write(sessionId), 'goes on with the new session');
    expect(shows(bot.operator, sessionId.slice(-20))).toBe(false);
  });

  it.each([
    ['/admin_set_sesion hunter2hunter2', 'hunter2', 'not the value of a sessionid cookie'],
    ['csrftoken=abcdefghij; mid=Zyxwvut', 'Zyxwvut', 'but no sessionid'],
    ['[{"domain":".instagram.com","hostOnly":false,"name":"sessionid","value":"90909cut', '90909cut', 'cut off'],
    ['sessionid=111111:aaaaaaaaaa:1; sessionid=222222:bbbbbbbbbb:2', 'aaaaaaaaaa', 'two sessions in this text'],
  ])('that cannot be understood is taken away all the same: %s', async (text, secret, answer) => {
    await answered(bot.operator, text, answer);
    expect(shows(bot.operator, secret)).toBe(false);
  });

  it('is taken away as a caption and as a file, which is not opened', async () => {
    const { sessionId } = account.sandbox.session();
    const bytes = new TextEncoder().encode(sessionId);
    const { message_id } = bot.operator.sendDocument('export.txt', bytes, { type: 'text/plain' });
    await bot.operator.waitFor('did not open it', { after: message_id });
    const picture = bot.operator.sendDocument('x.png', bytes, { type: 'image/png', caption: `sessionid=${sessionId}` });
    await bot.operator.waitFor('goes on with the new session', { after: picture.message_id });
    expect(bot.operator.chat().some(({ document }) => document !== undefined)).toBe(false);
  });

  it('is taken away in a group too', async () => {
    const { bot: group } = createBot({ ctx: bot.ctx }, { token: SANDBOX_TOKEN, apiRoot: bot.world.telegram.origin });
    await group.init();
    for (const [index, text] of [
      '/ADMIN_SET_SESSION 1:secret:2',
      `sessionid=${account.sandbox.session().sessionId}`,
    ].entries()) {
      bot.world.telegram.calls.clear();
      await group.handleUpdate({
        update_id: 900 + index,
        message: {
          message_id: 70 + index,
          date: 0,
          text,
          chat: { id: -100, type: 'group', title: 'Team' },
          from: { id: bot.operator.id, is_bot: false, first_name: 'Olga' },
        },
      });
      expect(bot.world.telegram.calls.all('deleteMessage')[0]?.parameters).toMatchObject({
        chat_id: -100,
        message_id: 70 + index,
      });
    }
  });
});

describe('the session of an account that nobody knows', () => {
  const stranger = (username: string) => bot.world.instagram.account({ username, password: 'x' });

  it('adds no reader until the operator says so, and the other operators are told', async () => {
    const second = bot.world.telegram.user({ firstName: 'Ivan', languageCode: 'en', started: true });
    tellAlso(bot, second);
    const before = await accounts();
    const { sessionId } = stranger('newcomer').session();
    await answered(bot.operator, sessionId, 'Shall it be added as a new reader');
    expect(await accounts()).toBe(before);
    expect(shows(bot.operator, sessionId.slice(-20))).toBe(false);

    bot.operator.press('Add @newcomer as a new reader');
    await bot.operator.waitFor('@newcomer is a new reader');
    expect(await accounts()).toBe(before + 1);
    await sweepNotices(bot.ctx);
    await second.waitFor('Olga (Telegram) added the account @newcomer with a session');
    expect(shows(bot.operator, 'added the account')).toBe(false);
  });

  it('is forgotten after "No", and a second press adds nothing', async () => {
    const before = await accounts();
    await answered(bot.operator, stranger('unwanted').session().sessionId, 'Shall it be added');
    const message = bot.operator.chat().findLast(({ text }) => text?.includes('Shall it be added'));
    const data = /reader:add:[\w-]+/.exec(JSON.stringify(message?.reply_markup))?.[0] ?? '';
    bot.operator.press('No');
    await bot.operator.waitFor('forgotten and nothing was changed');
    expect((await forged(bot.operator, message?.message_id ?? 0, data)).showAlert).toBe(true);
    expect(await accounts()).toBe(before);
  });

  it('is in no button and in no row of the database while the question is open', async () => {
    const { sessionId } = stranger('pending').session();
    await answered(bot.operator, sessionId, 'Shall it be added');
    expect(shows(bot.operator, sessionId.slice(-20))).toBe(false);
    const rows = await bot.ctx.db.$queryRaw<{ found: bigint }[]>`
      select count(*) as found from notices where payload::text like ${`%${sessionId.slice(-20)}%`}`;
    expect(Number(rows[0]?.found)).toBe(0);
  });
});

describe('a code that comes when none is wanted', () => {
  it.each(['123456', '123 456', '12-34-56', 'Check code 123456 please'])('is taken away and told: %s', async (text) => {
    await answered(bot.operator, text, 'No code is wanted now');
    expect(bot.operator.chat().some((message) => message.from?.id === bot.operator.id && message.text === text)).toBe(
      false,
    );
  });

  it('says what became of the sign-in that wanted it', async () => {
    const { challengeId, messageId } = await askForCode(bot, { accountId: account.id, username: 'reader.one' });
    const { attemptId } = await bot.ctx.db.challenge.update({ where: { id: challengeId }, data: { status: 'closed' } });
    const ended = { status: 'succeeded', endedAt: bot.ctx.clock.now(), openFor: null } as const;
    await bot.ctx.db.refreshAttempt.update({ where: { id: attemptId }, data: ended });
    bot.operator.say('654321');
    await bot.operator.waitFor('@reader.one has been signed in meanwhile', { after: messageId });
  });

  it('may be the name of a profile: a button checks it', async () => {
    await answered(bot.operator, '777777', 'No code is wanted now');
    const offer = bot.operator.chat().findLast(({ text }) => text?.includes('No code is wanted now'));
    expect(JSON.stringify(offer?.reply_markup)).toContain('Check @777777 (costs 1)');
    await answered(bot.operator, '@777777', 'no credits on your balance');
  });

  it('is taken away as a caption', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const { message_id } = bot.operator.sendDocument('x.png', bytes, { type: 'image/png', caption: '123456' });
    await bot.operator.waitFor('No code is wanted now', { after: message_id });
    expect(bot.operator.chat().some(({ caption }) => caption === '123456')).toBe(false);
  });

  it('is found inside a sentence that answers the question', async () => {
    const { challengeId, messageId } = await askForCode(bot, { accountId: account.id, username: 'reader.one' });
    bot.operator.say('the code is 123 456, I think', { replyTo: messageId });
    await bot.operator.waitFor('is being entered', { after: messageId });
    await bot.ctx.db.challenge.update({ where: { id: challengeId }, data: { status: 'closed' } });
  });
});

describe('a customer', () => {
  it('who sends a session loses it from the chat and is told kindly never to do so', async () => {
    const { chat } = await bot.world.customer();
    const { sessionId } = account.sandbox.session();
    for (const text of [sessionId, `/admin_set_session ${sessionId}`, `Cookie: sessionid=${sessionId}`]) {
      await answered(chat, text, 'Please never send such things');
      expect(shows(chat, sessionId.slice(-20))).toBe(false);
    }
    expect(await bot.ctx.db.auditEntry.count({ where: { actorId: `telegram:${chat.id}` } })).toBe(0);
  });

  it('who sends digits asks about a profile', async () => {
    const { chat } = await bot.world.customer();
    await answered(chat, '123456', '@123456?');
  });
});
