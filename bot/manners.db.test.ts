import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deliverNotice } from '#/lib/messages/deliver-notice.ts';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { HOUR_MS } from '#/lib/platform/clock.ts';
import { setMaintenance } from '#/lib/settings/maintenance.ts';
import { SANDBOX_TOKEN } from '#/sandbox/telegram/create-telegram.ts';
import type { SandboxUser } from '#/sandbox/telegram/sandbox-user.ts';
import { until } from '#/testing/waits.ts';
import { type BotWorld, createBotWorld, forged, offered } from '#/testing/worlds/bot-world.ts';
import { createBot, type MadeBot } from './create-bot.ts';

let bot: BotWorld;
beforeAll(async () => {
  bot = await createBotWorld();
});
afterAll(() => bot[Symbol.asyncDispose]());
afterEach(async () => {
  await setMaintenance(bot.ctx, { on: false, by: SYSTEM });
  await bot.ctx.db.setting.deleteMany({ where: { key: 'telegram.flood' } });
});

const customerOf = (id: bigint) => bot.ctx.db.customer.findUniqueOrThrow({ where: { id } });

describe('a customer who blocks the bot', () => {
  it('is noticed at once, forgotten as gone when they come back, and then gets what they missed, once', async () => {
    const { chat, id } = await bot.world.customer({ credits: 1 });
    const check = await bot.world.requestCheck({ customerId: id, username: 'ada' });
    const progress = async () => bot.ctx.db.notice.findFirstOrThrow({ where: { checkId: check.id } });
    await deliverNotice(bot.ctx, { noticeId: (await progress()).id });
    const { message_id } = await chat.waitFor('is in the queue');
    chat.block();
    await until('it is known that they left', async () => (await customerOf(id)).leftAt !== null);

    await bot.ctx.db.check.update({ where: { id: check.id }, data: { status: 'cancelled', finishedAt: new Date() } });
    await sweepNotices(bot.ctx);
    expect((await progress()).status).toBe('undeliverable');

    chat.unblock();
    await until('they are back', async () => (await customerOf(id)).leftAt === null);
    await until('what they missed is owed', async () => (await progress()).status === 'sent');
    await sweepNotices(bot.ctx);
    const shown = chat.chat().filter(({ text }) => text?.includes('@ada'));
    expect(shown.map(({ text, message_id: at }) => [at, text?.includes('cancelled')])).toEqual([[message_id, true]]);
  });
});

describe('a message without words', () => {
  it.each([
    [{ voice: { file_id: 'v', duration: 1 } }, 'I cannot listen'],
    [{ photo: [{ file_id: 'p', file_unique_id: 'p', file_size: 1, width: 1, height: 1 }] }, 'I cannot read pictures'],
    [{ sticker: { emoji: '🙂' } }, 'To check somebody'],
    [{ contact: { phone_number: '1', first_name: 'Ada' } }, 'A contact does not tell me'],
    [{ location: { latitude: 1, longitude: 2 } }, 'Places do not help'],
  ])('%o is answered with what to send instead', async (content, words) => {
    const { chat } = await bot.world.customer();
    chat.send(content);
    await chat.waitFor(words);
  });

  it('is not asked for again by an edit: corrected words are read like new ones', async () => {
    const { chat } = await bot.world.customer({ credits: 1 });
    const { message_id } = chat.say('adda');
    await chat.waitFor('@adda?');
    chat.edit(message_id, 'ada');
    await chat.waitFor('@ada?');
  });
});

describe('maintenance', () => {
  it('is told with the time that is left, takes no new check at any door, and leaves running ones alone', async () => {
    const { chat, id } = await bot.world.customer({ credits: 2 });
    const running = await bot.world.requestCheck({ customerId: id, username: 'grace' });
    const price = await offered(chat, 'ada');
    await setMaintenance(bot.ctx, { on: true, until: new Date(Date.now() + 2 * HOUR_MS), by: SYSTEM });

    const { message_id } = chat.say('ada');
    expect((await chat.waitFor('I take no new checks', { after: message_id })).text).toMatch(/1.h.59.min/);
    const isRefused = async (begin: () => unknown) => {
      const after = chat.chat().at(-1)?.message_id ?? 0;
      await begin();
      await chat.waitFor('I take no new checks', { after });
    };
    for (const data of ['go:ada', 'ask:ada', 'menu:check']) await isRefused(() => forged(chat, price.message_id, data));
    for (const text of ['/check', '/check ada', 'https://instagram.com/ada']) await isRefused(() => chat.say(text));
    await expect(bot.world.requestCheck({ customerId: id, username: 'ada' })).rejects.toMatchObject({
      code: 'unavailable',
    });
    chat.say('/balance');
    await chat.waitFor('on your balance');
    expect(await bot.ctx.db.check.findMany({ where: { customerId: id } })).toMatchObject([
      { id: running.id, status: 'queued' },
    ]);

    bot.operator.say('/admin_maintenance off');
    await bot.operator.waitFor('New checks are taken');
    await offered(chat, 'ada');
  });

  it('ends by itself', async () => {
    await setMaintenance(bot.ctx, { on: true, until: new Date(Date.now() + 50), by: SYSTEM });
    const { chat } = await bot.world.customer({ credits: 1 });
    await until('it is over', async () => {
      const { message_id } = chat.say('ada');
      const answer = await chat.waitFor(/It costs 1 credit|no new checks/, { after: message_id });
      return answer.text?.includes('It costs 1 credit') ?? false;
    });
  });
});

describe('a flood answer', () => {
  it('lets the whole bot wait, whoever it talks to, and loses nothing', async () => {
    const [ada, bob] = [await bot.world.customer(), await bot.world.customer()];
    bot.world.telegram.calls.clear();
    bot.world.telegram.flood({ method: 'sendMessage', retryAfter: 2 });
    ada.chat.say('/help');
    await until('Telegram asked', async () => bot.world.telegram.calls.count('sendMessage') === 1);
    await until(
      'it is known',
      async () => (await bot.ctx.db.setting.count({ where: { key: 'telegram.flood' } })) === 1,
    );
    bob.chat.say('/help');
    await sweepNotices(bot.ctx);
    await Promise.all([ada.chat.waitFor('How it works'), bob.chat.waitFor('How it works')]);
    const [refused, ...later] = bot.world.telegram.calls.all('sendMessage');
    for (const call of later) expect(call.at - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1_900);
    expect(later).toHaveLength(2);
  });
});

describe('the menu of commands', () => {
  it('is in the language of whoever looks, and longer for operators alone', async () => {
    const names = (user: SandboxUser) => user.commands().map(({ command }) => command);
    const maria = bot.world.telegram.user({ languageCode: 'ru' });
    expect(maria.commands().find(({ command }) => command === 'check')?.description).toBe('Проверить профиль');
    expect(names(maria).some((name) => name.startsWith('admin'))).toBe(false);
    expect(names(maria).filter((name) => name === 'terms' || name === 'offer')).toEqual(['terms']);
    expect(names(bot.operator)).toEqual(expect.arrayContaining(['check', 'admin_sessions', 'admin_broadcast']));

    await bot.ctx.db.operator.updateMany({ data: { disabledAt: new Date() } });
    bot.operator.say('/help');
    await until('the menu is that of a customer', async () => !names(bot.operator).includes('admin_sessions'));
    await bot.ctx.db.operator.updateMany({ data: { disabledAt: null } });
  });
});

describe('a group', () => {
  const GROUP = { id: -100, type: 'group', title: 'Team' } as const;
  const from = { id: 77, is_bot: false, first_name: 'G' };
  let apart: MadeBot['bot'];
  let update_id = 0;
  beforeAll(async () => {
    ({ bot: apart } = createBot({ ctx: bot.ctx }, { token: SANDBOX_TOKEN, apiRoot: bot.world.telegram.origin }));
    await apart.init();
  });
  /** The first words of the bot; the sandbox has no groups and refuses them. */
  const say = async (text: string, more: { is_automatic_forward?: true } = {}) => {
    bot.world.telegram.calls.clear();
    update_id += 1;
    await apart.handleUpdate({ update_id, message: { message_id: 1, date: 0, text, chat: GROUP, from, ...more } });
    return bot.world.telegram.calls.all('sendMessage')[0]?.parameters.text;
  };

  it.each(['/start', '/start@mutuals_sandbox_bot', 'hey @mutuals_sandbox_bot, check ada'])(
    'gets one sentence when somebody means the bot: %s',
    async (text) => expect(await say(text)).toContain('private chat'),
  );

  it.each(['/start@otherbot', '/weather', 'hello all', '123456'])('hears nothing otherwise: %s', async (text) => {
    expect(await say(text)).toBeUndefined();
  });

  it('hears nothing when a channel’s post is forwarded by itself, and is left when the bot is added', async () => {
    expect(await say('/start', { is_automatic_forward: true })).toBeUndefined();
    bot.world.telegram.calls.clear();
    const user = { id: 1, is_bot: true, first_name: 'M' };
    const change = { old_chat_member: { user, status: 'left' }, new_chat_member: { user, status: 'member' } } as const;
    update_id += 1;
    await apart.handleUpdate({ update_id, my_chat_member: { chat: GROUP, from, date: 0, ...change } });
    expect(bot.world.telegram.calls.count('leaveChat')).toBe(1);
  });
});
