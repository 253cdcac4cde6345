import { once } from 'node:events';
import { run } from '@grammyjs/runner';
import { type Bot, type BotError, GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import { type Clock, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { Log } from '#/lib/platform/log.ts';
import type { BotContext } from './bot-context.ts';
import { UPDATES } from './create-bot.ts';
import { harmless } from './explain-error.ts';
import { publishCommands } from './publish-commands.ts';

const PAUSE_MS = 3 * SECOND_MS;

/** Polls Telegram until `stop`, through outages and rival pollers. @returns `token_refused` for an unknown token. */
export async function keepPolling(
  bot: Bot<BotContext>,
  ctx: { clock: Clock; log: Log },
  stop: AbortSignal,
): Promise<'stopped' | 'token_refused'> {
  const hands = handsOf(bot);
  while (!stop.aborted) {
    try {
      await Promise.race([bot.init(), once(stop, 'abort')]);
      if (stop.aborted) break;
      await publishCommands(bot);
      ctx.log.info({ bot: bot.botInfo.username }, 'the bot listens');
      await pollOnce(hands.listener, stop);
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

/** Telegram takes what the runner gave out for handled. */
function handsOf(bot: Bot<BotContext>) {
  const held = new Set<Promise<void>>();
  const listener = {
    api: bot.api,
    errorHandler: (error: BotError<BotContext>) => bot.errorHandler(error),
    handleUpdate(update: Update) {
      const handled = bot.handleUpdate(update);
      const letGo = () => void held.delete(handled);
      held.add(handled);
      handled.then(letGo, letGo);
      return handled;
    },
  };
  return { listener, empty: () => Promise.allSettled(held) };
}

async function pollOnce(bot: ReturnType<typeof handsOf>['listener'], stop: AbortSignal): Promise<void> {
  if (stop.aborted) return;
  const runner = run(bot, {
    // Silent: what it prints holds the address of the call, and that the token.
    // So many hands that those who wait for somebody else never keep a checkout waiting.
    sink: { concurrency: 5_000 },
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
