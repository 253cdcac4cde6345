import { Bot, InlineKeyboard, InputFile } from 'grammy';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findChromium } from '#/scripts/chromium/find-chromium.ts';
import { createTelegram, SANDBOX_TOKEN } from './create-telegram.ts';

let browser: Browser;
beforeAll(async () => {
  const executablePath = await findChromium(process.env.CHROMIUM_PATH);
  browser = await chromium.launch(executablePath ? { executablePath } : {});
});
afterAll(() => browser.close());

async function openPage(build: (bot: Bot) => void, path = '/') {
  const telegram = await createTelegram();
  const bot = new Bot(SANDBOX_TOKEN, { client: { apiRoot: telegram.origin } });
  build(bot);
  await bot.init();
  const polling = bot.start();
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  await page.goto(`${telegram.origin}${path}`);
  const close = async () => {
    await page.close();
    await bot.stop();
    await polling;
    await telegram.close();
  };
  return { telegram, bot, page, log: page.locator('#log'), errors, [Symbol.asyncDispose]: close };
}

async function write(page: Page, text: string) {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
}

it('leads a newcomer from Start through buttons, live edits and a file', async () => {
  await using world = await openPage((bot) => {
    bot.command('start', (ctx) =>
      ctx.reply(`Hi <b>${ctx.from?.first_name}</b>, ${ctx.match || 'no payload'}`, {
        parse_mode: 'HTML',
        reply_markup: new InlineKeyboard().text('Check', 'check').text('Alert', 'alert'),
      }),
    );
    bot.callbackQuery('alert', (ctx) => ctx.answerCallbackQuery({ text: 'Read this', show_alert: true }));
    bot.callbackQuery('check', async (ctx) => {
      await ctx.answerCallbackQuery('Started');
      await ctx.editMessageText('Progress 100 %');
      await ctx.replyWithDocument(new InputFile(Buffer.from('rows'), 'result.xlsx'));
    });
  }, '/?start=ref_42');
  const { page, log, errors } = world;
  await page.getByText('nothing here reaches Telegram').waitFor();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await log.getByText('Hi Newcomer, ref_42').waitFor();
  expect(await log.locator('strong', { hasText: 'Newcomer' }).count()).toBe(1);

  await page.getByRole('button', { name: 'Alert' }).click();
  await page.getByRole('dialog').getByText('Read this').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('status').getByText('Started').waitFor();
  await log.getByText('Progress 100 %').waitFor();
  expect(await log.getByText('Hi Newcomer').count()).toBe(0);
  const [saved] = await Promise.all([page.waitForEvent('download'), log.getByText('result.xlsx').click()]);
  expect(saved.suggestedFilename()).toBe('result.xlsx');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(errors).toEqual([]);
});

it('never turns a message into markup or a script', async () => {
  const hostile = '<img src=x onerror="document.title=1"> <b>not bold</b>';
  await using world = await openPage((bot) => {
    bot.command('start', (ctx) => ctx.reply('ready'));
    bot.on('message:text', async (ctx) => {
      await ctx.reply(ctx.message.text);
      const entities = [{ type: 'text_link' as const, offset: 0, length: 5, url: 'javascript:document.title=1' }];
      await ctx.reply('click', { entities });
    });
  });
  await world.page.getByRole('button', { name: 'Start', exact: true }).click();
  await world.log.getByText('ready').waitFor();
  await write(world.page, hostile);
  await world.log.getByText('click', { exact: true }).waitFor();
  expect(await world.log.getByText(hostile).count()).toBe(2);
  expect(await world.log.locator('img, a').count()).toBe(0);
});

it('pays an invoice, offers the commands, and changes customers', async () => {
  await using world = await openPage((bot) => {
    const price = [{ label: 'x', amount: 250 }];
    bot.command('buy', (ctx) => ctx.replyWithInvoice('10 checks', 'Ten checks', 'p', 'XTR', price));
    bot.on('pre_checkout_query', (ctx) => ctx.answerPreCheckoutQuery(true));
    bot.command('start', (ctx) => ctx.reply('Привет'));
  });
  const { page, log, bot } = world;
  await bot.api.setMyCommands([{ command: 'buy', description: 'Buy checks' }]);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await log.getByText('Привет').waitFor();
  await page.getByRole('textbox', { name: 'Message' }).fill('/b');
  await page.getByRole('button', { name: '/buy Buy checks' }).click();
  await page.getByRole('button', { name: 'Pay ⭐ 250' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pay' }).click();
  await log.getByText('You paid ⭐ 250').waitFor();
  await log.getByRole('button', { name: 'Paid. Again ⭐ 250' }).waitFor();

  await page.getByRole('button', { name: 'Choose customer' }).click();
  await page.getByRole('button', { name: /Олег Миронов/ }).click();
  await page.getByRole('button', { name: 'Начать' }).click();
  await log.getByText('Привет').waitFor();
  await page.getByRole('button', { name: 'Заблокировать бота' }).click();
  await page.getByRole('button', { name: 'Разблокировать' }).waitFor();
});
