import type { NextFunction } from 'grammy';
import type { App, BotContext } from './bot-context.ts';
import { guessLanguage, speak } from './remember-sender.ts';
import { reply, takeAway } from './reply.ts';

/**
 * Lets only private chats through. In a group the bot answers commands with one sentence and nothing else;
 * a command of operators is taken away there, for it may carry a secret.
 */
export function onlyPrivate({ ctx: effects }: App) {
  return async (ctx: BotContext, next: NextFunction): Promise<void> => {
    if (ctx.chat?.type === 'private' || ctx.callbackQuery) return next();
    const text = ctx.message?.text ?? '';
    if (!text.startsWith('/')) return;

    speak(ctx, guessLanguage(ctx.from?.language_code));
    if (text.startsWith('/admin_')) {
      await takeAway(ctx);
      effects.log.warn({ chatId: ctx.chat?.id }, 'an operator command was written in a group');
    }
    await reply(ctx, ctx.say('only-private'));
  };
}
