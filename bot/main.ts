/**
 * Polls Telegram; without a token idles. SIGTERM or SIGINT: answers updates in hand, exits 0. A refused token exits 1.
 */
import { once } from 'node:events';
import { openDb } from '#/lib/platform/db.ts';
import { openContext } from '#/lib/wiring.ts';
import { createBot } from './create-bot.ts';
import { keepPolling } from './keep-polling.ts';

const { ctx, env, close } = await openContext('bot');
// Connections of their own: a checkout waits for no other handler.
const checkoutDb = openDb({ url: env.databaseUrl, max: 2, name: 'mutuals-bot-checkout' });
const stop = new AbortController();
const stopped = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]).then(() => stop.abort());

if (env.telegramToken) {
  const app = { ctx, checkoutDb, managerUsername: env.managerUsername };
  const bot = createBot(app, { token: env.telegramToken, apiRoot: env.telegramOrigin });
  const ended = await keepPolling(bot, ctx, stop.signal);
  if (ended === 'token_refused') {
    ctx.log.error({}, 'Telegram refuses TELEGRAM_TOKEN: set the token that @BotFather gave, and start the bot again');
    await close();
    process.exit(1);
  }
} else {
  ctx.log.warn({}, 'TELEGRAM_TOKEN is not set: the bot is idle until it is, and the process is restarted');
}

await stopped;
ctx.log.info({}, 'the bot stops');
await checkoutDb.close();
await close();
process.exit(0);
