import type { Bot, BotError } from 'grammy';
import type { Update } from 'grammy/types';
import type { BotContext } from './bot-context.ts';

export type Hands = ReturnType<typeof createHands>;

/** What handles a bot's updates and knows which are not done: Telegram takes what was given out for handled. */
export function createHands(bot: Bot<BotContext>) {
  const held = new Set<Promise<void>>();
  return {
    api: bot.api,
    errorHandler: (error: BotError<BotContext>) => bot.errorHandler(error),
    handleUpdate(update: Update): Promise<void> {
      const handled = bot.handleUpdate(update);
      const letGo = () => void held.delete(handled);
      held.add(handled);
      handled.then(letGo, letGo);
      return handled;
    },
    /** Waits until all is done. */
    empty: () => Promise.allSettled(held),
  };
}
