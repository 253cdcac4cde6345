import type { NextFunction } from 'grammy';
import { spokenLanguage } from '#/lib/platform/language.ts';
import { looksLikeSession } from '#/lib/sessions/looks-like-session.ts';
import type { App, BotContext } from './bot-context.ts';
import { meansHandIn } from './means-hand-in.ts';
import { speak } from './remember-sender.ts';
import { reply, takeAway } from './reply.ts';

/** Private chats only. Groups get one sentence; operators' commands and sessions are deleted there. */
export function onlyPrivate({ ctx: effects }: App) {
  return async (ctx: BotContext, next: NextFunction): Promise<void> => {
    if (ctx.chat?.type === 'private' || ctx.callbackQuery) return next();
    const text = ctx.message?.text ?? ctx.message?.caption ?? '';
    if (looksLikeSession(text) || meansHandIn(text) !== null || /^\/admin_/i.test(text)) {
      await takeAway(ctx);
      effects.log.warn({ chatId: ctx.chat?.id }, 'an operator command or a session was written in a group');
    }
    if (!text.startsWith('/')) return;

    speak(ctx, spokenLanguage(ctx.from?.language_code));
    await reply(ctx, ctx.say('only-private'));
  };
}
