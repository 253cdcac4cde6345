/** Instagram's own export in the chat: asked for, sent in parts, answered at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveFiles } from '#/sandbox/instagram/archive/archive-files.ts';
import { archiveZip } from '#/sandbox/instagram/archive/archive-zip.ts';
import { partOfZip } from '#/testing/part-of-zip.ts';
import { type BotWorld, createBotWorld } from '#/testing/worlds/bot-world.ts';

let bot: BotWorld;
beforeAll(async () => {
  bot = await createBotWorld();
});
afterAll(() => bot[Symbol.asyncDispose]());

const LISTS = {
  owner: 'ada',
  followers: Array.from({ length: 60 }, (_, at) => `fan.${at}`),
  following: Array.from({ length: 130 }, (_, at) => `fan.${at + 10}`),
};
const fileOf = (name: string) => archiveFiles(LISTS).find(({ path }) => path.endsWith(`/${name}`))?.text ?? '';

describe('an export', () => {
  it('is answered with totals, names to turn over, and a file; /last has it, and nothing was charged', async () => {
    const { chat, id } = await bot.world.customer({ credits: 1 });
    const { name, bytes } = archiveZip(LISTS);
    chat.sendDocument(name, bytes, { type: 'application/zip' });
    const answer = await chat.waitFor('from Instagram');
    expect(answer.text).toContain('Do not follow back: 80');
    expect(answer.text).toContain('with entries of May 3, 2016 to Nov 20, 2026');

    await chat.press('Do not follow back: 80').answer();
    expect((await chat.waitFor('Page 1 of 2')).text).toContain('@fan.100');
    await chat.press('›').answer();
    await chat.waitFor('Page 2 of 2');
    await chat.press('Back to the totals').answer();
    await chat.press('📄 The file').answer();
    const { document } = await chat.waitFor(({ document: sent }) => sent?.file_name.endsWith('.xlsx') ?? false);
    const sheet = partOfZip(chat.download(document?.file_id ?? ''), 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('From Instagram');
    expect(sheet.match(/HYPERLINK/g)).toHaveLength(140);

    chat.say('/last');
    expect((await chat.waitFor('do not follow back: 80')).text).toContain('@ada');
    expect(await bot.world.ledgerOf(id)).toEqual([]);
  });

  it('may come as two files, in Russian too, and the half that is missing is asked for', async () => {
    const { chat } = await bot.world.customer({ language: 'ru' });
    chat.say('/export');
    await chat.waitFor('выгрузка из самого Instagram');
    chat.sendDocument('followers_1 (1).json', Buffer.from(fileOf('followers_1.json')), { type: 'application/json' });
    const half = await chat.waitFor('following.json');
    expect(half.text).toContain('Подписчики на месте: 60');
    chat.sendDocument('following.json', Buffer.from(fileOf('following.json')), { type: 'application/json' });
    const { text } = await chat.waitFor('Твои списки', { after: half.message_id });
    expect(text).toContain('Возможно, не подписаны в ответ: 80');
    expect(text).toContain('followers_2'); // nothing says that there are no more
  });

  it.each([
    ['photos.zip', () => archiveZip({ ...LISTS }).bytes.subarray(0, 300), 'cut off or broken'],
    ['x.rar', () => Buffer.from('Rar!\u001a'), 'I open ZIP files only'],
    ['pending.json', () => Buffer.from('{"relationships_follow_requests_sent":[]}'), 'another list of your export'],
    ['big.zip', () => Buffer.alloc(21 * 1024 * 1024), 'larger than 20 MB'],
    ['story.pdf', () => Buffer.from('%PDF-1.7'), 'I only read text, and files of Instagram'],
  ])('that is none is answered in words: %s', async (name, bytes, words) => {
    const { chat } = await bot.world.customer();
    chat.sendDocument(name, bytes());
    await chat.waitFor(words);
  });

  it('of an operator is not taken for a session', async () => {
    bot.operator.sendDocument('followers_1.json', Buffer.from(fileOf('followers_1.json')), {
      type: 'application/json',
    });
    await bot.operator.waitFor('Your followers are here: 60');
  });

  it('is nobody else’s, whoever presses, and /help speaks of it', async () => {
    const [owner, other] = [await bot.world.customer(), await bot.world.customer()];
    owner.chat.sendDocument('x.zip', archiveZip(LISTS).bytes);
    const { message_id } = await owner.chat.waitFor('from Instagram');
    const data = owner.chat.chat().find((one) => one.message_id === message_id)?.reply_markup?.inline_keyboard[0]?.[0];
    other.chat.say('/help');
    const help = await other.chat.waitFor('/export');
    help.reply_markup = { inline_keyboard: [[{ text: 'forged', callback_data: data?.callback_data ?? '' }]] };
    expect(await other.chat.press('forged').answer()).toMatchObject({ text: 'This export is no longer here.' });
  });
});
