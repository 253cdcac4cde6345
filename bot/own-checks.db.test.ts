import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepNotices } from '#/lib/messages/sweep-notices.ts';
import type { TgMessage } from '#/sandbox/telegram/bot-api-model.ts';
import { type BotWorld, createBotWorld, offered } from '#/testing/worlds/bot-world.ts';

let bot: BotWorld;
beforeAll(async () => {
  bot = await createBotWorld();
});
afterAll(() => bot[Symbol.asyncDispose]());

const checksOf = (id: bigint | number) => bot.ctx.db.check.findMany({ where: { customerId: BigInt(id) } });

describe('cancelling', () => {
  it('asks once more, stops the check and gives the credit back', async () => {
    const { chat, id } = await bot.world.customer({ credits: 1 });
    const check = await bot.world.requestCheck({ customerId: id, username: 'ada' });
    await sweepNotices(bot.ctx);
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
    await sweepNotices(bot.ctx);
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
    const file = await chat.waitFor((message) => message.document !== undefined, 240_000);
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
    expect((await chat.waitFor(later, 240_000)).caption).toContain('Followers: 40');
  });
});

const disposable = (worker: { stop(): Promise<void> }) => ({ [Symbol.asyncDispose]: () => worker.stop() });
