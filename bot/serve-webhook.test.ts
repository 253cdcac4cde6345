import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '#/lib/platform/clock.ts';
import { silentLog } from '#/lib/platform/log.ts';
import { createTelegram, type TelegramSandbox } from '#/sandbox/telegram/create-telegram.ts';
import { freePort } from '#/scripts/process/free-port.ts';
import type { App } from './bot-context.ts';
import { createBot } from './create-bot.ts';
import { listen } from './listen.ts';

const SECRET = 'a-secret-that-is-long-enough';
let telegram: TelegramSandbox;
let stop: AbortController;
beforeEach(async () => {
  telegram = await createTelegram();
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort();
  await telegram.close();
});

const ctx = { log: silentLog, clock: systemClock };
const app = { ctx: ctx as App['ctx'] };
function made(handled: number[] = []) {
  const one = createBot(app, { token: '1:sandbox', apiRoot: telegram.origin, serves: 'customers' });
  one.bot.handleUpdate = async ({ update_id }) => void handled.push(update_id);
  return [{ ...one, tokenName: 'TELEGRAM_TOKEN' }];
}

it('does not start without a secret: anybody could speak for Telegram', async () => {
  const env = { webhookOrigin: 'https://bot.example', botWebhookSecret: undefined, botHost: '127.0.0.1', botPort: 0 };
  await expect(listen(ctx, made(), env, stop.signal)).rejects.toThrow('needs TELEGRAM_WEBHOOK_SECRET');
});

it('takes updates from who knows the secret alone, on the path of the bot, and answers at once', async () => {
  const handled: number[] = [];
  const port = await freePort();
  const env = { webhookOrigin: 'https://bot.example', botWebhookSecret: SECRET, botHost: '127.0.0.1', botPort: port };
  const ended = listen(ctx, made(handled), env, stop.signal);
  const set = await telegram.calls.next('setWebhook');
  expect(set.parameters).toMatchObject({ url: 'https://bot.example/telegram/0', secret_token: SECRET });

  const call = async (path: string, secret: string, body: string) => {
    const headers = { 'x-telegram-bot-api-secret-token': secret };
    return (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body })).status;
  };
  const update = JSON.stringify({ update_id: 7 });
  expect(await call('/telegram/0', SECRET, update)).toBe(200);
  expect(await call('/telegram/0', `${SECRET}x`, update)).toBe(401);
  expect(await call('/telegram/0', '', update)).toBe(401);
  expect(await call('/telegram/1', SECRET, update)).toBe(404);
  expect(await call('/telegram/0', SECRET, 'no JSON')).toBe(400);
  expect(await call('/telegram/0', SECRET, '{}')).toBe(400);
  expect(handled).toEqual([7]);
  stop.abort();
  expect(await ended).toEqual([{ tokenName: 'TELEGRAM_TOKEN', ended: 'stopped' }]);
});
