import { once } from 'node:events';
import { run } from '@grammyjs/runner';
import { type Bot, GrammyError } from 'grammy';
import { type Clock, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { Log } from '#/lib/platform/log.ts';
import type { BotContext } from './bot-context.ts';
import type { CommandMenus } from './command-menus.ts';
import { UPDATES } from './create-bot.ts';
import { harmless } from './explain-error.ts';
import { createHands, type Hands } from './hands.ts';

const PAUSE_MS = 3 * SECOND_MS;
/** Somebody's slow answer, or a queue of their messages, holds nobody else, least of all a checkout: the database's pool is the limit. */
const SIDE_BY_SIDE = 5_000;

/** Polls Telegram until `stop`, through outages and rival pollers. @returns `token_refused` for an unknown token. */
export async function keepPolling(
  { bot, menus }: { bot: Bot<BotContext>; menus: Pick<CommandMenus, 'publish'> },
  ctx: { clock: Clock; log: Log },
  stop: AbortSignal,
): Promise<'stopped' | 'token_refused'> {
  const hands = createHands(bot);
  while (!stop.aborted) {
    try {
      await Promise.race([bot.init(), once(stop, 'abort')]);
      if (stop.aborted) break;
      await bot.api.deleteWebhook(); // while one is set, nobody may poll
      await menus.publish();
      ctx.log.info({ bot: bot.botInfo.username }, 'the bot listens');
      await pollOnce(hands, stop);
    } catch (error) {
      if (stop.aborted) break;
      if (isTokenRefused(error)) return 'token_refused';
      ctx.log.warn({ reason: harmless(error) }, 'Telegram does not let the bot listen; it tries again');
      await ctx.clock.sleep(PAUSE_MS, stop);
    }
  }
  await hands.empty();
  return 'stopped';
}

async function pollOnce(bot: Hands, stop: AbortSignal): Promise<void> {
  if (stop.aborted) return;
  const runner = run(bot, {
    // Silent: what it prints holds the address of the call, and that the token.
    sink: { concurrency: SIDE_BY_SIDE },
    runner: {
      fetch: { allowed_updates: [...UPDATES] },
      silent: true,
      retryInterval: PAUSE_MS,
      maxRetryTime: MINUTE_MS,
    },
  });
  const end = () => {
    if (runner.isRunning()) void runner.stop();
  };
  stop.addEventListener('abort', end, { once: true });
  try {
    await runner.task();
  } finally {
    stop.removeEventListener('abort', end);
  }
}

/** 404: a token without even the right shape. */
function isTokenRefused(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}
