import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { askForLink } from '#/lib/operators/link-chat.ts';
import { MINUTE_MS, systemClock } from '#/lib/platform/clock.ts';
import { SANDBOX_TOKEN } from '#/sandbox/telegram/create-telegram.ts';
import { askForCode, type BotWorld, createBotWorld, tellAlso } from '#/testing/worlds/bot-world.ts';
import { createBot } from './create-bot.ts';

let bot: BotWorld;
let account: Awaited<ReturnType<BotWorld['world']['account']>>;
beforeAll(async () => {
  bot = await createBotWorld();
  account = await bot.world.account({ username: 'reader.one', twoFactor: 'text' });
});
afterAll(() => bot[Symbol.asyncDispose]());

const challengeOf = (id: string) => bot.ctx.db.challenge.findUniqueOrThrow({ where: { id } });
const said = (text: string) => bot.operator.chat().some((message) => message.text?.includes(text));

describe('a code that is wanted', () => {
  it('is answered by a reply to the message that asks; the reply leaves the chat; later ones learn who was first', async () => {
    const { challengeId, messageId } = await ask();
    bot.operator.say('123 456', { replyTo: messageId });
    await bot.operator.waitFor('is being entered', { after: messageId });
    expect(said('123 456')).toBe(false);
    expect(await challengeOf(challengeId)).toMatchObject({
      status: 'answered',
      answeredDoor: 'bot',
      answeredBy: 'Olga (Telegram)',
    });

    bot.operator.say('654321', { replyTo: messageId });
    await bot.operator.waitFor('answered already by Olga', { after: messageId });
    await close(challengeId);
  });

  it('is not answered by something that is no code, and nothing is left in the chat', async () => {
    const { challengeId, messageId } = await ask();
    for (const text of ['abc', '12', '12345678']) {
      const { message_id } = bot.operator.say(text, { replyTo: messageId });
      await bot.operator.waitFor('not the code that Instagram wants', { after: message_id });
      expect(said(text)).toBe(false);
    }
    expect((await challengeOf(challengeId)).status).toBe('open');
    await close(challengeId);
  });

  it('that is sent without a reply is taken away with a hint, and is no profile', async () => {
    const { challengeId, messageId } = await ask();
    bot.operator.say('123456');
    await bot.operator.waitFor('as a reply', { after: messageId });
    expect(said('123456')).toBe(false);
    await close(challengeId);
  });

  it('says in its own message how it was settled and by whom', async () => {
    const { challengeId, messageId } = await ask();
    const shown = () => bot.operator.chat().find((message) => message.message_id === messageId)?.text;
    const ctx = { ...bot.ctx, clock: later };
    const sweep = () => sweepNotices(ctx);
    await sweep();
    expect(shown()).toContain('needs a code');

    const by = { answeredBy: 'Ivan', answeredDoor: 'dashboard' };
    await bot.ctx.db.challenge.update({ where: { id: challengeId }, data: { status: 'answered', ...by } });
    await sweep();
    expect(shown()).toBe('🔑 @reader.one: the code is being entered. It came from Ivan, through the dashboard.');
    await bot.ctx.db.challenge.update({ where: { id: challengeId }, data: { status: 'accepted' } });
    minutes += 1;
    await sweep();
    expect(shown()).toContain('✅ @reader.one: the code was accepted');
    const edits = bot.world.telegram.calls.count('editMessageText');
    minutes += 1;
    await sweep();
    expect(bot.world.telegram.calls.count('editMessageText')).toBe(edits);
  });

  it('cannot be answered by a customer who replies with its number', async () => {
    const { challengeId, messageId } = await ask();
    const { chat } = await bot.world.customer();
    const own = chat.say('hello');
    await chat.waitFor('I find out who');
    chat.say('123456', { replyTo: own.message_id });
    await chat.waitFor('@123456?');
    expect(messageId).toBeGreaterThan(0);
    expect((await challengeOf(challengeId)).status).toBe('open');
    await close(challengeId);
  });

  it('that expired says so', async () => {
    const { challengeId, messageId } = await ask();
    await bot.ctx.db.challenge.update({ where: { id: challengeId }, data: { expiresAt: new Date(0) } });
    bot.operator.say('123456', { replyTo: messageId });
    await bot.operator.waitFor('has expired', { after: messageId });
    await close(challengeId);
  });
});

describe('a session that is handed in', () => {
  it('is used when Instagram takes it, and its value is in no message', async () => {
    const { sessionId } = account.sandbox.session();
    bot.operator.say(`/admin_set_session ${sessionId}`);
    await bot.operator.waitFor('goes on with the new session');
    expect(said(sessionId)).toBe(false);
    expect(said(decodeURIComponent(sessionId))).toBe(false);
  });

  it('is refused in words when Instagram does not, and the old one stays', async () => {
    const generations = () => bot.ctx.db.generation.count({ where: { endedAt: null } });
    const before = await generations();
    bot.operator.say('/admin_set_session 123456:dead-session-value:1');
    await bot.operator.waitFor('did not take this session');
    expect(said('dead-session-value')).toBe(false);
    expect(await generations()).toBe(before);
  });

  it('is refused when it is none', async () => {
    bot.operator.say('/admin_set_session hunter2');
    await bot.operator.waitFor('not the value of a sessionid cookie');
    expect(said('hunter2')).toBe(false);
  });

  it('is taken away even in a group, where nothing else is done', async () => {
    const { bot: group } = createBot({ ctx: bot.ctx }, options());
    await group.init();
    bot.world.telegram.calls.clear();
    await group.handleUpdate({
      update_id: 1,
      message: {
        message_id: 7,
        date: 0,
        text: '/admin_set_session 1:secret:2',
        chat: { id: -100, type: 'group', title: 'Team' },
        from: { id: bot.operator.id, is_bot: false, first_name: 'Olga' },
      },
    });
    const [deleted] = bot.world.telegram.calls.all('deleteMessage');
    expect(deleted?.parameters).toMatchObject({ chat_id: -100, message_id: 7 });
    expect(bot.world.telegram.calls.all('sendMessage')[0]?.parameters.text).toContain('private chat');
  });
});

describe('what operators can look at', () => {
  it('the accounts and what is going on', async () => {
    bot.operator.say('/admin_sessions');
    const sessions = await bot.operator.waitFor('@reader.one: ✅ signed in');
    expect(sessions.text).toMatch(/Session \d+: \S+…?\S*/);
    bot.operator.say('/admin_stats');
    await bot.operator.waitFor('Accounts: 1 of 1 signed in');
    bot.operator.say('/admin_help');
    await bot.operator.waitFor('For operators');
  });

  it('why an account stands still and what to do, and why it cannot be signed in', async () => {
    const set = (data: { status: 'ready' | 'blocked' | 'suspended'; blockedFor: string | null }) =>
      bot.ctx.db.account.update({ where: { id: account.id }, data });
    const line = async () => {
      const { message_id } = bot.operator.say('/admin_sessions');
      return (await bot.operator.waitFor('@reader.one', { after: message_id })).text ?? '';
    };
    await set({ status: 'blocked', blockedFor: 'warning' });
    expect(await line()).toContain('warns of automated behaviour. Look at the warning, and dismiss it');
    await set({ status: 'blocked', blockedFor: 'wrong_password' });
    expect(await line()).toContain('refused the stored password. Set a new password of @reader.one');
    await set({ status: 'suspended', blockedFor: null });
    const { message_id } = bot.operator.say('/admin_refresh reader.one');
    await bot.operator.waitFor('Instagram has suspended @reader.one, so it cannot', { after: message_id });
    await set({ status: 'ready', blockedFor: null });
  });

  it.each(['/admin_sessions', '/admin_stats', '/admin_help', '/admin_set_session 1:abcdef:2'])(
    'is not there for customers: %s',
    async (command) => {
      const { chat } = await bot.world.customer();
      chat.say(command);
      await chat.waitFor('do not know this command');
    },
  );
});

/** A clock that the tests move on, so that a message may be edited again. */
let minutes = 1;
const later = { ...systemClock, now: () => new Date(Date.now() + minutes * MINUTE_MS) };
const options = () => ({ token: SANDBOX_TOKEN, apiRoot: bot.world.telegram.origin });
const ask = () => askForCode(bot, { accountId: account.id, username: 'reader.one' });
/** Ends a question, so that the next test finds none open. */
const close = (id: string) => bot.ctx.db.challenge.update({ where: { id }, data: { status: 'closed' } });

describe('a chat that notices go to, of nobody whom the database knows', () => {
  it('has no powers, loses what it must not keep, and reads how to link it; the link counts at once', async () => {
    const ivan = bot.world.telegram.user({ firstName: 'Ivan', languageCode: 'en', started: true });
    tellAlso(bot, ivan);
    const answered = async (text: string, answer: string) => {
      const { message_id } = ivan.say(text);
      return ivan.waitFor(answer, { after: message_id });
    };
    const { sessionId } = account.sandbox.session();
    for (const text of ['/start', '/admin_sessions', '/admin_set_session 1:secret:2', sessionId])
      await answered(text, 'Link it once');
    expect(ivan.chat().some(({ text }) => text?.includes(':secret:2') || text?.includes(sessionId))).toBe(false);

    const { id } = await bot.ctx.db.operator.create({
      data: { name: 'Ivan', email: 'ivan@example.org', role: 'operator', passwordHash: 'none' },
    });
    const by = { kind: 'operator', id, name: 'Ivan', role: 'operator' } as const;
    const { code } = await askForLink(bot.ctx, { by });
    await answered('/link WRONG-CODES', 'I do not know this code');
    await answered(`/link ${code}`, 'linked to Ivan');
    expect(ivan.chat().some(({ text }) => text?.includes(code))).toBe(false);
    await answered('/admin_sessions', '@reader.one');

    await bot.ctx.db.operator.update({ where: { id }, data: { disabledAt: new Date() } });
    await answered('/admin_sessions', 'Link it once');
    await bot.ctx.db.operator.update({ where: { id }, data: { disabledAt: null, role: 'viewer' } });
    await answered('/admin_refresh', 'do not know this command');
  });
});
