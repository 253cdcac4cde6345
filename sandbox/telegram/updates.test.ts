import { run } from '@grammyjs/runner';
import { Bot } from 'grammy';
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

it('ends the first of two polls with 409', async () => {
  await using telegram = await createTelegram();
  const first = call(telegram, 'getUpdates', { timeout: 30 });
  await telegram.calls.started('getUpdates');
  await call(telegram, 'getUpdates', { timeout: 0 });
  expect(await first).toMatchObject({ error_code: 409, description: /terminated by other getUpdates/ });
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
