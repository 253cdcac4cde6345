import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { run } from '@grammyjs/runner';
import { Bot, webhookCallback } from 'grammy';
import { expect, it } from 'vitest';
import { call } from '#/testing/sandbox/raw-call.ts';
import { createTelegram, SANDBOX_TOKEN } from './create-telegram.ts';

it('delivers what people write to a polling bot, in order and once, without busy polling', async () => {
  await using telegram = await createTelegram();
  const bot = new Bot(SANDBOX_TOKEN, { client: { apiRoot: telegram.origin } });
  const heard: string[] = [];
  bot.on('message:text', (ctx, next) => {
    heard.push(ctx.message.text);
    return next();
  });
  bot.command('start', (ctx) => ctx.reply(`payload: ${ctx.match}`));
  bot.on('message:text', (ctx) => ctx.reply(`you said ${ctx.message.text}`));
  const runner = run(bot);

  const maria = telegram.user({ firstName: 'Maria', languageCode: 'ru' });
  for (let n = 1; n <= 20; n += 1) maria.say(`message ${n}`);
  await maria.waitFor('you said message 20');
  const idle = await telegram.calls.started('getUpdates');
  maria.say('/start ref_42');
  const answer = await maria.waitFor('payload: ref_42');
  await runner.stop();

  expect(answer.from.username).toBe('mutuals_sandbox_bot');
  expect(heard).toEqual(Array.from({ length: 20 }, (_, n) => `message ${n + 1}`).concat('/start ref_42'));
  expect(idle.parameters.timeout).toBe(30);
  expect(telegram.calls.count('getUpdates')).toBeLessThanOrEqual(25); // one for each batch, none in vain
});

it('keeps an update until a poll confirms it with a higher offset', async () => {
  await using telegram = await createTelegram();
  telegram.user().say('one');
  telegram.user().say('two');
  const updates = (await call(telegram, 'getUpdates')).result as { update_id: number }[];
  const again = (await call(telegram, 'getUpdates', { limit: 1 })).result as { update_id: number }[];
  expect(updates.length).toBe(2);
  expect(again).toEqual(updates.slice(0, 1));

  const after = await call(telegram, 'getUpdates', { offset: (updates[1]?.update_id ?? 0) + 1 });
  expect(after.result).toEqual([]);
});

it('wakes a waiting poll when somebody writes, not when its time is over', async () => {
  await using telegram = await createTelegram();
  const waiting = call(telegram, 'getUpdates', { timeout: 50 });
  const began = Date.now();
  await telegram.calls.started('getUpdates');
  telegram.user().say('hello');
  expect((await waiting).result).toHaveLength(1);
  expect(Date.now() - began).toBeLessThan(45_000);
});

it('ends the first of two polls, and any poll beside a webhook, with 409', async () => {
  await using telegram = await createTelegram();
  const first = call(telegram, 'getUpdates', { timeout: 30 });
  await telegram.calls.started('getUpdates');
  await call(telegram, 'getUpdates', { timeout: 0 });
  expect(await first).toMatchObject({ error_code: 409, description: /terminated by other getUpdates/ });

  await call(telegram, 'setWebhook', { url: 'http://127.0.0.1:9/nobody' });
  expect(await call(telegram, 'getUpdates')).toMatchObject({ error_code: 409, description: /webhook is active/ });
  await call(telegram, 'deleteWebhook');
  expect(await call(telegram, 'getUpdates')).toMatchObject({ ok: true });
});

it('offers a confirmed update again as often as told, and then no more', async () => {
  await using telegram = await createTelegram();
  telegram.repeat({ times: 2 });
  telegram.user().say('again and again');
  telegram.repeat({ times: 0 });
  telegram.user().say('once');
  const seen: number[] = [];
  for (let offset = 0, polls = 0; polls < 4; polls += 1) {
    const updates = (await call(telegram, 'getUpdates', { offset })).result as { update_id: number }[];
    seen.push(updates.length);
    offset = (updates.at(-1)?.update_id ?? offset) + 1;
  }
  expect(seen).toEqual([2, 1, 1, 0]);
});

it('sends only the kinds of update the bot asked for', async () => {
  await using telegram = await createTelegram();
  await call(telegram, 'getUpdates', { allowed_updates: ['my_chat_member'] });
  const person = telegram.user();
  person.say('not asked for');
  person.block();
  const { result } = await call(telegram, 'getUpdates');
  expect(result).toMatchObject([{ my_chat_member: { new_chat_member: { status: 'kicked' } } }]);
});

it('posts to a webhook with its secret, repeats what failed, and keeps the order', async () => {
  await using telegram = await createTelegram({ webhookBackoffMs: 10 });
  const bot = new Bot(SANDBOX_TOKEN, { client: { apiRoot: telegram.origin } });
  const heard: string[] = [];
  let refusals = 2;
  bot.on('message:text', async (ctx) => {
    if (refusals-- > 0) throw new Error('not now');
    heard.push(ctx.message.text);
    await ctx.reply(`got ${ctx.message.text}`);
  });
  const handle = webhookCallback(bot, 'http', { secretToken: 'sec-ret' });
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await bot.api.setWebhook(url, { secret_token: 'sec-ret' });

  const person = telegram.user();
  for (const text of ['a', 'b', 'c']) person.say(text);
  await person.waitFor('got c');
  const info = await bot.api.getWebhookInfo();
  server.close();
  server.closeAllConnections();

  expect(heard).toEqual(['a', 'b', 'c']);
  expect(info.last_error_message).toContain('500');
  await expect.poll(async () => (await bot.api.getWebhookInfo()).pending_update_count).toBe(0);
});
