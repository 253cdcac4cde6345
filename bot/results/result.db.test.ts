/** A finished check in the chat: its lists, page after page, and who may stay. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Certificate } from '#/lib/checks/view.ts';
import type { Language } from '#/lib/platform/language.ts';
import type { SandboxUser } from '#/sandbox/telegram/sandbox-user.ts';
import { certifyAnew, hideFollowers, writeAnswers } from '#/testing/asked-check.ts';
import { completedCheck, type Reader } from '#/testing/completed-check.ts';
import { type BotWorld, createBotWorld, forged } from '#/testing/worlds/bot-world.ts';

let bot: BotWorld;
beforeAll(async () => {
  bot = await createBotWorld();
});
afterAll(() => bot[Symbol.asyncDispose]());

const named = (from: number, count: number, letter: string) =>
  Array.from({ length: count }, (_, n): Reader => [BigInt(from + n), `${letter}${from + n}`, `Full ${from + n}`]);

// 16 do not follow back, 3 are fans, 2 are mutual
const LISTS = {
  followers: [...named(500, 3, 'fan'), ...named(600, 2, 'both')],
  following: [...named(100, 10, 'anna'), ...named(300, 6, 'boris'), ...named(600, 2, 'both')],
};

type Given = {
  language?: Language;
  hiddenFollowers?: number;
  following?: Reader[];
  before?: (checkId: string) => Promise<void>;
};

async function opened(given: Given = {}) {
  const { language = 'en', before, ...lists } = given;
  const { chat, id } = await bot.world.customer({ language });
  const checkId = await completedCheck(bot.ctx.db, { customerId: id, ...LISTS, ...lists });
  await before?.(checkId);
  const { message_id: asked } = chat.say('/history');
  await chat.waitFor('🗂', { after: asked });
  await chat.press(`open:${checkId}`).answer();
  const { message_id: messageId } = await chat.waitFor(/^\S+ @ada/, { after: asked });
  return { chat, id, checkId, messageId, shown: () => messageOf(chat, messageId) };
}

function messageOf(chat: SandboxUser, messageId: number) {
  const message = chat.chat().find((one) => one.message_id === messageId);
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
  return {
    text: message?.text ?? '',
    names: buttons.flatMap(({ url, text }) => (url ? [text] : [])),
    labels: buttons.map(({ text }) => text),
  };
}

describe('a result', () => {
  it('says in one line that it is whole, and turns into each of its lists and back, in one message', async () => {
    const { chat, shown, messageId } = await opened();
    expect(shown().text).toContain('🛡 Both lists are whole, to the last person.');
    await chat.press('🚫 Do not follow back · 16').answer();
    expect(shown().text).toContain('@ada: do not follow back\n\n16 people.');
    expect(shown().names).toEqual(named(100, 7, 'anna').map(([, name, full]) => `@${name} · ${full}`));

    await chat.press('▶️').answer();
    await chat.press('▶️').answer();
    expect(shown().names).toEqual(['@boris304 · Full 304', '@boris305 · Full 305']);
    expect(shown().labels).not.toContain('▶️');
    await chat.press('◀️').answer();
    await chat.press('◀️').answer();
    expect(shown().names[0]).toBe('@anna100 · Full 100');
    expect(shown().labels).not.toContain('◀️');

    await chat.press('⬅️ Summary').answer();
    await chat.press('👀 Fans · 3').answer();
    expect(shown().names).toEqual(['@fan500 · Full 500', '@fan501 · Full 501', '@fan502 · Full 502']);
    await chat.press('⬅️ Summary').answer();
    await chat.press('🤝 Mutual · 2').answer();
    expect(shown().names).toHaveLength(2);
    expect(chat.chat().at(-1)?.message_id).toBe(messageId);
  });

  it('is searched by the first letters', async () => {
    const { chat, shown } = await opened();
    await chat.press('🚫 Do not follow back · 16').answer();
    await chat.press('🔤 By letter').answer();
    expect(shown().text).toContain('what does the user name begin with?');
    await chat.press('b').answer();
    expect(shown().text).toContain('6 names begin with b.');
    await chat.press('🔤 By letter').answer();
    await chat.press('a').answer();
    await chat.press('an').answer();
    expect(shown().text).toContain('10 names begin with an.');
    expect(shown().names).toHaveLength(7);
  });

  it('does not assert what is doubtful, in Russian', async () => {
    const following = [...named(100, 1, 'anna'), ...named(600, 2, 'both')];
    const { chat, shown } = await opened({ language: 'ru', hiddenFollowers: 1, following });
    await chat.press('❔ Под вопросом · 1').answer();
    expect(shown().text).toContain('возможно, не подписаны в ответ\n\n1 человек.');
    expect(shown().text).toContain('До 1 из них всё же могут быть подписаны');
  });

  it('names apart of whom nobody could tell, and says that it cost nothing', async () => {
    const { chat, shown } = await opened({ language: 'ru', hiddenFollowers: 20 });
    expect(shown().text).toContain('Не подписаны в ответ: 0\nНеизвестно: 16\n\nЭта проверка бесплатна');
    await chat.press('❔ Неизвестно · 16').answer();
    expect(shown().text).toContain('неизвестно, подписаны ли в ответ\n\n16 человек.');
    expect(shown().text).not.toMatch(/До 16|☆/);
    expect(shown().names).toHaveLength(7);
  });

  it('marks who was asked for among those who are on the list', async () => {
    const { chat, shown } = await opened({
      async before(checkId) {
        await writeAnswers(bot.ctx.db, checkId, named(600, 1, 'both'), 'follows');
        await hideFollowers(bot.ctx.db, checkId, named(600, 1, 'both'));
        await writeAnswers(bot.ctx.db, checkId, [...named(100, 10, 'anna'), ...named(300, 6, 'boris')], 'not_found');
        await certifyAnew(bot.ctx.db, checkId, { strategy: 'read_both', secondLook: true, asked: 17, corrected: 1 });
      },
    });
    expect(shown().text).toContain('Whoever is on no page of followers was asked for, one by one: 17.');
    expect(shown().text).toContain('On no page of followers, and do follow: 1.');
    expect(shown().labels).toContain('👀 Fans · 4');
    await chat.press('🤝 Mutual · 2').answer();
    expect(shown().names).toEqual(['🔎 @both600 · Full 600', '@both601 · Full 601']);
    expect(shown().text).toContain('🔎 on no page of followers');
    await chat.press('⬅️ Summary').answer();
    await chat.press('🚫 Do not follow back · 16').answer();
    expect(shown().names[0]).toBe('@anna100 · Full 100');
  });

  it('for which followers were not read says so, and shows no fans', async () => {
    const { chat, shown } = await opened({
      async before(checkId) {
        const { certificate } = await bot.ctx.db.check.findUniqueOrThrow({ where: { id: checkId } });
        const [followers, following] = Certificate.parse(certificate).lists;
        if (!followers || !following) throw new Error('Both lists are certified.');
        const lists = [{ ...followers, declared: 2_000_000, verdict: 'not_read' as const }, following];
        await certifyAnew(bot.ctx.db, checkId, {
          strategy: 'ask_each',
          secondLook: true,
          asked: 18,
          corrected: 2,
          lists,
        });
        await bot.ctx.db.check.update({ where: { id: checkId }, data: { declaredFollowers: 2_000_000 } });
      },
    });
    expect(shown().text).toContain(
      'Followers were not read: everybody who was not seen among them at once was asked for, one by one: 18.',
    );
    expect(shown().text).toMatch(/Followers: 2.?000.?000, as the profile says/);
    expect(shown().labels.join()).not.toMatch(/Fans|Unknown/);
    await chat.press('🖼 Card').answer();
    const { caption } = await chat.waitFor((message) => message.photo !== undefined);
    expect(caption).toBe('🚫 16 do not follow back · 🤝 2 mutual');
  });

  it('belongs to its customer alone, and answers every press, also one that nobody offered', async () => {
    const { chat, checkId, messageId } = await opened();
    const { chat: stranger } = await bot.world.customer();
    const own = stranger.say('/help');
    const { message_id: theirs } = await stranger.waitFor('How it works', { after: own.message_id });
    for (const data of [
      `people:${checkId}:mutual`,
      `result:${checkId}`,
      `files:${checkId}`,
      `csv:${checkId}`,
      `changes:${checkId}`,
    ])
      expect((await forged(stranger, theirs, data)).text).toContain('does not belong to you');
    for (const data of ['p:nonsense', `people:${checkId}:everybody`, 'k:1:2'])
      expect((await forged(chat, messageId, data)).text).toContain('Nothing was changed');
    expect((await forged(chat, messageId, `p:${'A'.repeat(22)}:na`)).text).toContain('does not belong to you');
  });

  it('whose lists were deleted says so', async () => {
    const { chat, checkId } = await opened();
    await bot.ctx.db.checkResult.deleteMany({ where: { checkId } });
    await bot.ctx.db.checkPage.deleteMany({ where: { checkId } });
    await chat.press('🚫 Do not follow back · 16').answer();
    await chat.waitFor('have been deleted');
  });
});

describe('what changed', () => {
  it('since the last whole check is told by kind, and shown name by name', async () => {
    const { chat, id, checkId, messageId, shown } = await opened();
    expect(shown().labels.join()).not.toContain('What changed');
    // of a message from before
    await forged(chat, messageId, `changes:${checkId}`);
    expect(shown().text).toContain('no earlier whole check');

    const next = await completedCheck(bot.ctx.db, {
      ...{ customerId: id, following: [...LISTS.following.slice(0, -2), [600n, 'both.new'], [601n, 'both601']] },
      followers: [[600n, 'both.new'], [601n, 'both601'], ...named(900, 9, 'young')],
    });
    expect((await forged(chat, messageIdOf(chat), `open:${next}`)).showAlert).toBe(false);
    await chat.press('🔄 What changed').answer();
    const { text, labels } = messageOf(chat, messageIdOf(chat));
    expect(text).toContain('Do not follow any more: 3\nNew followers: 9\nTook another user name: 1');
    expect(labels).toEqual(['👋 Gone · 3', '🌱 New · 9', '✏️ Renamed · 1', '⬅️ Summary']);
    await chat.press('🌱 New · 9').answer();
    await chat.press('▶️').answer();
    expect(messageOf(chat, messageIdOf(chat)).names).toEqual(['@young907 · Full 907', '@young908 · Full 908']);
    await chat.press('⬅️ Back').answer();
    await chat.press('✏️ Renamed · 1').answer();
    expect(messageOf(chat, messageIdOf(chat)).names).toEqual(['@both.new · ← @both600']);
    expect(checkId).not.toBe(next);
  });
});

describe('a file', () => {
  it('comes in the form that is asked for', async () => {
    const { chat } = await opened();
    await chat.press('📄 Files').answer();
    for (const [form, ending] of [
      ['CSV', /^ada-.*\.csv$/],
      ['JSON', /^ada-.*\.json$/],
      ['Excel', /^ada-.*\.xlsx$/],
    ] as const) {
      await chat.press(form).answer();
      await chat.waitFor((message) => ending.test(message.document?.file_name ?? ''));
    }
  });
});

describe('a picture to share', () => {
  it('has numbers alone, and its caption says them in words', async () => {
    const { chat } = await opened();
    await chat.press('🖼 Card').answer();
    const { photo, caption } = await chat.waitFor((message) => message.photo !== undefined);
    expect(caption).toBe('🚫 16 do not follow back · 🤝 2 mutual · 👀 3 fans');
    expect(
      Buffer.from(chat.download(photo?.[0]?.file_id ?? ''))
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });
});

describe('whoever names a profile that was checked not long ago', () => {
  it('is offered that result before the price', async () => {
    const { chat, checkId } = await opened();
    await bot.ctx.db.account.updateMany({ data: { status: 'paused' } });
    const { message_id: asked } = chat.say('@ada');
    const offer = await chat.waitFor('You have a result of it already', { after: asked });
    expect(offer.reply_markup?.inline_keyboard[0]?.[0]?.callback_data).toBe(`open:${checkId}`);
  });
});

const messageIdOf = (chat: SandboxUser) => chat.chat().at(-1)?.message_id ?? 0;

describe('somebody who may stay', () => {
  it('is marked in place, and in the next result', async () => {
    const { chat, shown, id } = await opened();
    await chat.press('🚫 Do not follow back · 16').answer();
    expect((await chat.press('☆').answer()).text).toContain('May stay');
    expect(shown().names[0]).toBe('⭐ @anna100 · Full 100');

    const next = await completedCheck(bot.ctx.db, { customerId: id, username: 'bob', ...LISTS });
    const { message_id: asked } = chat.say('/last');
    await chat.waitFor('@bob', { after: asked });
    await chat.press(`open:${next}`).answer();
    await chat.press(`people:${next}:not_following_back`).answer();
    expect(messageOf(chat, messageIdOf(chat)).names[0]).toBe('⭐ @anna100 · Full 100');

    chat.say('/keep');
    const { message_id: list } = await chat.waitFor('1 person may stay');
    expect((await chat.press('✖️ Take off').answer()).text).toContain('No longer marked');
    expect(messageOf(chat, list).text).toContain('Your list of people who may stay is empty');
    expect((await forged(chat, list, 'unkeep:999999999999999999:8')).text).toContain('No longer marked');
  });
});
