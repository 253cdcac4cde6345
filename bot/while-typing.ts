import { SECOND_MS } from '#/lib/platform/clock.ts';
import type { BotContext } from './bot-context.ts';

/** What is quicker needs no sign. */
const AFTER_MS = 0.5 * SECOND_MS;
/** Telegram shows the sign for five seconds. */
const AGAIN_MS = 4 * SECOND_MS;

/** Shows that the bot is writing; whether that can be shown does not matter. */
export async function whileTyping<T>(ctx: BotContext, work: () => Promise<T>): Promise<T> {
  const show = () => void ctx.replyWithChatAction('typing').catch(() => {});
  let again: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    show();
    again = setInterval(show, AGAIN_MS);
  }, AFTER_MS);
  try {
    return await work();
  } finally {
    clearTimeout(first);
    clearInterval(again);
  }
}
