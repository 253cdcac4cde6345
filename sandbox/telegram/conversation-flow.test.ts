import { autoRetry } from '@grammyjs/auto-retry';
import { run } from '@grammyjs/runner';
import { Bot, InlineKeyboard, InputFile, Keyboard } from 'grammy';
import { expect, it } from 'vitest';
import { createTelegram, SANDBOX_TOKEN, type TelegramOptions } from './create-telegram.ts';

async function withBot(build: (bot: Bot) => void, options: TelegramOptions = {}) {
  const telegram = await createTelegram(options);
  const bot = new Bot(SANDBOX_TOKEN, { client: { apiRoot: telegram.origin } });
  build(bot);
  const runner = run(bot);
  const person = telegram.user({ firstName: 'Ada' });
  const close = async () => {
    await runner.stop();
    await telegram.close();
  };
  return { telegram, bot, person, [Symbol.asyncDispose]: close };
}

it('carries a press to the bot and its answer back, and shows the edit in place', async () => {
  await using world = await withBot((bot) => {
    bot.command('start', (ctx) => ctx.reply('Ready?', { reply_markup: new InlineKeyboard().text('Go', 'go:1') }));
    bot.callbackQuery(/^go:/, async (ctx) => {
      await ctx.answerCallbackQuery({ text: 'Started', show_alert: true });
      await ctx.editMessageText('Running');
    });
  });
  const { person } = world;
  person.say('/start');
  const asked = await person.waitFor('Ready?');
  expect(() => person.press('Stop')).toThrow('There is no button "Stop". Buttons in this chat: "Go".');
  expect(await person.press('Go').answer()).toEqual({ text: 'Started', showAlert: true });
  const edited = await person.waitFor('Running');
  expect(edited).toMatchObject({ message_id: asked.message_id });
  expect(edited.reply_markup).toBeUndefined();
  await expect(world.bot.api.answerCallbackQuery('12345')).rejects.toThrow(/query is too old/);
});

it('types the text of a keyboard button and hides a keyboard meant for one use', async () => {
  await using world = await withBot((bot) => {
    bot.command('start', (ctx) => ctx.reply('Menu', { reply_markup: new Keyboard().text('Balance').oneTime() }));
    bot.hears('Balance', (ctx) => ctx.reply('3 checks'));
  });
  world.person.say('/start');
  await world.person.waitFor('Menu');
  world.person.press('Balance');
  await world.person.waitFor('3 checks');
  expect(world.person.keyboard()).toBeNull();
});

it('moves files both ways, byte for byte, and sends again by file_id', async () => {
  const bytes = new Uint8Array(200_000).map((_, at) => (at * 7) % 256);
  let origin = '';
  await using world = await withBot((bot) => {
    bot.on('message:document', async (ctx) => {
      const file = await ctx.getFile();
      const back = await fetch(`${origin}/file/bot${SANDBOX_TOKEN}/${file.file_path}`);
      const upload = new InputFile(new Uint8Array(await back.arrayBuffer()), 'список.xlsx');
      const sent = await ctx.replyWithDocument(upload, { caption: '<b>Done</b>', parse_mode: 'HTML' });
      await ctx.replyWithDocument(sent.document.file_id, { caption: 'again' });
    });
  });
  origin = world.telegram.origin;
  world.person.sendDocument('in.bin', bytes);
  const done = await world.person.waitFor('Done');
  expect(done.document).toMatchObject({ file_name: 'список.xlsx', file_size: bytes.length });
  expect(Buffer.from(world.person.download(done.document?.file_id ?? '')).equals(Buffer.from(bytes))).toBe(true);
  expect((await world.person.waitFor('again')).document?.file_id).toBe(done.document?.file_id);
  const refused = world.bot.api.sendDocument(world.person.id, 'https://example.org/a.pdf');
  await expect(refused).rejects.toThrow(/failed to get HTTP URL content/);
});

it('lets auto-retry wait out a flood answer, and counts it', async () => {
  await using world = await withBot((bot) => {
    bot.api.config.use(autoRetry());
    bot.command('start', (ctx) => ctx.reply('Welcome'));
  });
  world.telegram.flood({ method: 'sendMessage', retryAfter: 1 });
  world.person.say('/start');
  await world.person.waitFor('Welcome');
  const [refused, sent] = world.telegram.calls.all('sendMessage');
  expect(refused?.answer).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
  expect((sent?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(950);
});

it('enforces a limit per chat, not across chats', async () => {
  await using world = await withBot(() => undefined);
  const other = world.telegram.user({ started: true });
  world.person.say('/start');
  world.telegram.limits({ perChatPerSecond: 1 });
  await world.bot.api.sendMessage(world.person.id, 'first');
  await expect(world.bot.api.sendMessage(world.person.id, 'second')).rejects.toThrow(
    /Too Many Requests: retry after 1/,
  );
  await world.bot.api.sendMessage(other.id, 'elsewhere');
  world.telegram.limits(null);
  await world.bot.api.sendMessage(world.person.id, 'third');
});

it('plays refusals, outages and lost answers', async () => {
  await using world = await withBot(() => undefined);
  world.person.say('/start');
  const send = (text: string) => world.bot.api.sendMessage(world.person.id, text);
  world.telegram.fail({ method: 'sendMessage', status: 403, description: 'Forbidden: user is deactivated' });
  await expect(send('a')).rejects.toThrow(/user is deactivated/);
  world.telegram.fail({ method: 'sendMessage', status: 502, description: 'Bad Gateway' });
  await expect(send('b')).rejects.toThrow(/502/);
  world.telegram.fail({ method: 'sendMessage', status: 0, description: 'dropped' });
  await expect(send('c')).rejects.toThrow(/Network request/);
  world.telegram.fail({ method: 'sendMessage', status: 0, description: 'answer lost', performed: true });
  await expect(send('d')).rejects.toThrow(/Network request/);
  expect(world.person.chat().map(({ text }) => text)).toEqual(['/start', 'd']);
});

it('sells for Stars: consent, charge, receipt, refund', async () => {
  await using world = await withBot((bot) => {
    const price = [{ label: '1 check', amount: 50 }];
    bot.command('buy', (ctx) => ctx.replyWithInvoice('1 check', 'One check', 'order-1', 'XTR', price));
    bot.on('pre_checkout_query', (ctx) => ctx.answerPreCheckoutQuery(true));
    bot.on('message:successful_payment', (ctx) => ctx.reply(`paid ${ctx.message.successful_payment.invoice_payload}`));
    bot.on('message:refunded_payment', (ctx) => ctx.reply('refunded'));
  });
  const { person, bot } = world;
  person.say('/buy');
  const { message_id: messageId } = await person.waitFor((message) => message.invoice?.total_amount === 50);
  const outcome = await person.pay();
  await person.waitFor('paid order-1');
  await expect(person.pay()).rejects.toThrow('There is no invoice to pay');
  const again = await person.pay({ messageId });
  expect(again).toMatchObject({ paid: true });
  const chargeId = outcome.paid ? outcome.chargeId : '';
  await bot.api.refundStarPayment(person.id, chargeId);
  await person.waitFor('refunded');
  await expect(bot.api.refundStarPayment(person.id, chargeId)).rejects.toThrow(/CHARGE_ALREADY_REFUNDED/);
  const { transactions } = await bot.api.getStarTransactions();
  expect(transactions.map(({ id, amount }) => ({ id, amount }))).toEqual([
    { id: chargeId, amount: 50 },
    { id: again.paid ? again.chargeId : '', amount: 50 },
    { id: chargeId, amount: 50 },
  ]);
});

it('charges nothing when the bot refuses or is silent', async () => {
  await using world = await withBot(
    (bot) => {
      bot.on('pre_checkout_query', async (ctx) => {
        if (ctx.preCheckoutQuery.invoice_payload === 'no') await ctx.answerPreCheckoutQuery(false, 'Sold out');
      });
    },
    { checkoutTimeoutMs: 200 },
  );
  const link = (payload: string) =>
    world.bot.api.createInvoiceLink('Checks', 'Ten', payload, '', 'XTR', [{ label: 'x', amount: 9 }]);
  world.person.say('hi');
  expect(await world.person.pay(await link('no'))).toEqual({ paid: false, reason: 'refused', error: 'Sold out' });
  expect(await world.person.pay(await link('silent'))).toMatchObject({ paid: false, reason: 'timeout' });
  expect((await world.bot.api.getMyStarBalance()).amount).toBe(0);
});

it('keeps commands per scope and language', async () => {
  await using world = await withBot(() => undefined);
  const { api } = world.bot;
  await api.setMyCommands([{ command: 'check', description: 'Check a profile' }]);
  await api.setMyCommands([{ command: 'check', description: 'Проверить' }], { language_code: 'ru' });
  const oleg = world.telegram.user({ languageCode: 'ru' });
  expect(oleg.commands()).toEqual([{ command: 'check', description: 'Проверить' }]);
  expect(world.person.commands()[0]?.description).toBe('Check a profile');
  await expect(api.setMyCommands([{ command: 'Bad!', description: 'x' }])).rejects.toThrow(/BOT_COMMAND_INVALID/);
});
