import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BotWorld, createBotWorld } from '#/testing/worlds/bot-world.ts';

let bot: BotWorld;
beforeAll(async () => {
  bot = await createBotWorld();
  await bot.world.account();
  await bot.world.startWorker();
});
afterAll(() => bot[Symbol.asyncDispose]());

const checks = () => bot.ctx.db.check.count();
const profile = (input: Parameters<BotWorld['world']['instagram']['profile']>[0]) => bot.world.instagram.profile(input);
const tellsOfNothing = async (id: bigint) => {
  expect(await bot.world.ledgerOf(id)).toEqual([]);
  expect(await checks()).toBe(0);
  expect(await bot.ctx.db.notice.count()).toBe(0);
};

describe('who names a profile learns before the price', () => {
  it('who it is, how many there are, about how long it takes; in English', async () => {
    profile({ username: 'ada', fullName: '<b>Ada</b> Lovelace', followers: 1_663, following: 912 });
    const { chat, id } = await bot.world.customer({ credits: 7 });
    chat.say('check @ada please');
    const { text } = await chat.waitFor('It costs 1 credit of your 7');
    expect(text).toMatch(
      /Check @ada\?\n\n👤 <b>Ada<\/b> Lovelace\nFollowers: 1.663\nFollowing: 912\n\n📖 I read both lists.*\n.*about 1.min/,
    );
    await tellsOfNothing(id);
  });

  it.each([
    ['en', 'I read whom the profile follows and ask Instagram about each of 300, instead'],
    ['ru', 'спрошу Instagram о 300 людях по одному'],
  ] as const)('what is done for somebody with very many followers (%s)', async (language, words) => {
    profile({ username: `star_${language}`, followers: 2_000_000, following: 300 });
    const { chat, id } = await bot.world.customer({ credits: 1, language });
    chat.say(`@star_${language}`);
    expect((await chat.waitFor(words)).text).not.toMatch(/321|request|запрос/);
    await tellsOfNothing(id);
  });

  it('in Russian, and where Instagram does not say how many, that it does not', async () => {
    const { chat, id } = await bot.world.customer({ credits: 2, language: 'ru' });
    const facts = { id: '77', username: 'vera', fullName: 'Вера', followers: null, following: 5 };
    const answer = { kind: 'public', profile: facts };
    await bot.ctx.db.profileLookUp.create({ data: { customerId: id, username: 'vera', askedAt: new Date(), answer } });
    chat.say('проверь @vera, пожалуйста');
    const { text } = await chat.waitFor('Это стоит 1 проверку из твоих 2');
    expect(text).toContain(
      '👤 Вера\nПодписчики: Instagram не говорит, сколько их\nПодписки: 5\n\n📖 Я прочитаю оба списка',
    );
    expect(text).toContain('⏱ Сколько это займёт, будет');
    await tellsOfNothing(id);
  });

  it.each([
    ['private', 'en', 'is private, so its lists are hidden from us'],
    ['private', 'ru', 'закрытый: его списки от нас скрыты'],
    ['missing', 'en', 'Instagram has no profile with the name'],
    ['missing_null', 'ru', 'в Instagram нет'],
  ] as const)('that it is %s (%s), once, and nothing is reserved', async (state, language, words) => {
    const username = `${state}_${language}`;
    profile({ username, followers: 4, following: 2, state });
    const { chat, id } = await bot.world.customer({ language });
    const { message_id: asked } = chat.say(`@${username}`);
    const answer = await chat.waitFor(words);
    const mine = chat.chat().filter(({ message_id }) => message_id > asked);
    expect(mine.map(({ message_id }) => message_id)).toEqual([answer.message_id]);
    expect(answer.reply_markup?.inline_keyboard.flat().map((button) => button.callback_data)).toEqual(['menu:check']);
    await tellsOfNothing(id);
  });

  it('that its owner asked not to be read', async () => {
    const { id: instagramId } = profile({ username: 'quiet', followers: 4, following: 2 });
    await bot.ctx.db.optOut.create({ data: { instagramId } });
    const { chat, id } = await bot.world.customer();
    chat.say('@quiet');
    await chat.waitFor('asked not to be read');
    await tellsOfNothing(id);
  });

  it('and whoever cannot pay costs the accounts nothing', async () => {
    bot.world.instagram.requests.clear();
    const { chat } = await bot.world.customer({ credits: 0 });
    const { message_id } = chat.say('@somebody.else');
    const answer = await chat.waitFor('There are no credits on your balance', { after: message_id });
    expect(answer.text).toContain(`Your number here is ${chat.id}`);
    expect(bot.world.instagram.requests.count()).toBe(0);
  });

  it('and whoever names many in a row is asked to wait, with the name kept in a button', async () => {
    const { chat } = await bot.world.customer();
    for (let number = 0; number < 6; number += 1) {
      profile({ username: `many${number}`, followers: 1, following: 1 });
      chat.say(`@many${number}`);
    }
    const answer = await chat.waitFor('You have named many profiles');
    expect(answer.reply_markup?.inline_keyboard.flat().map((button) => button.callback_data)).toEqual(['ask:many5']);
  });
});

describe('while nobody can ask Instagram', () => {
  it('a check is offered without the facts, and the offer says so', async () => {
    await bot.ctx.db.account.updateMany({ data: { status: 'paused' } });
    for (const [language, words] of [
      ['en', 'the profile is looked at when the check begins'],
      ['ru', 'я посмотрю на профиль, когда начнётся проверка'],
    ] as const) {
      const { chat } = await bot.world.customer({ language });
      chat.say('@unseen');
      const offer = await chat.waitFor(words);
      expect(offer.reply_markup?.inline_keyboard.flat()[0]?.callback_data).toBe('go:unseen');
    }
  });
});

describe('a message that names no profile', () => {
  it('is ignored when nobody wrote it, and read when it was forwarded or is very long', async () => {
    const { chat } = await bot.world.customer();
    chat.say('/balance');
    const { message_id } = await chat.waitFor('on your balance');
    const pin = chat.pin(message_id);
    chat.say('https://www.instagram.com/p/Cx1/', { forwardedFrom: 'Somebody' });
    const answer = await chat.waitFor('does not say whose it is');
    expect(answer.message_id).toBe(pin.message_id + 2);

    chat.say(`${'word '.repeat(1_000)}`);
    await chat.waitFor('do not see an Instagram name', { after: answer.message_id });
  });
});
