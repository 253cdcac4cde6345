/**
 * Listens to Telegram: polls it, or with TELEGRAM_WEBHOOK_URL is called. With ADMIN_BOT_TOKEN operators have a bot of
 * their own. Without a token idles. SIGTERM or SIGINT: answers updates in hand, exits 0. A refused token exits 1.
 */
import { once } from 'node:events';
import { tillOf } from '#/lib/payments/robokassa/shop.ts';
import { openDb } from '#/lib/platform/db.ts';
import { openContext } from '#/lib/wiring.ts';
import { botsOf } from './bots-of.ts';
import { listen } from './listen.ts';

const { ctx, env, close } = await openContext('bot');
// Connections of their own: a checkout waits for no other handler.
const checkoutDb = openDb({ url: env.databaseUrl, max: 2, name: 'mutuals-bot-checkout' });
const stop = new AbortController();
const stopped = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]).then(() => stop.abort());

const { managerUsername } = env;
const bots = botsOf({ ctx, checkoutDb, managerUsername, till: tillOf(env), stop: stop.signal }, env);
if (bots.length === 0)
  ctx.log.warn({}, 'TELEGRAM_TOKEN is not set: the bot is idle until it is, and the process is restarted');
for (const { tokenName, ended } of await listen(ctx, bots, env, stop.signal)) {
  if (ended !== 'token_refused') continue;
  ctx.log.error({}, `Telegram refuses ${tokenName}: set the token that @BotFather gave, and start the bot again`);
  await close();
  process.exit(1);
}

await stopped;
ctx.log.info({}, 'the bot stops');
await checkoutDb.close();
await close();
process.exit(0);
