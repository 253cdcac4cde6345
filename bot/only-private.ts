import type { NextFunction } from 'grammy';
import { spokenLanguage } from '#/lib/platform/language.ts';
import { looksLikeSession } from '#/lib/sessions/looks-like-session.ts';
import type { App, BotContext } from './bot-context.ts';
import { CUSTOMER_COMMANDS } from './command-menus.ts';
import { meansHandIn } from './means-hand-in.ts';
import { speak } from './remember-sender.ts';
import { answerPress, reply, takeAway } from './reply.ts';

/**
 * Private chats only. In a group the bot says so to whoever means it, and is silent otherwise; it leaves a group that it
 * is added to. Operators' commands and sessions are deleted there.
 */
export function onlyPrivate({ ctx: effects }: App) {
  return async (ctx: BotContext, next: NextFunction): Promise<void> => {
    if (!ctx.chat || ctx.chat.type === 'private') return next();
    speak(ctx, spokenLanguage(ctx.from?.language_code));
    if (ctx.callbackQuery) return answerPress(ctx, ctx.say('press-only-private'), true);
    if (ctx.myChatMember) return leave(ctx);

    const text = ctx.message?.text ?? ctx.message?.caption ?? '';
    const secret = looksLikeSession(text) || meansHandIn(text) !== null || /^\/admin_/i.test(text);
    if (secret) {
      await takeAway(ctx);
      effects.log.warn({ chatId: ctx.chat.id }, 'an operator command or a session was written in a group');
    }
    if (secret || isMeant(ctx, text)) await reply(ctx, ctx.say('only-private'));
  };
}

/** It was added to a group: it says why it cannot stay. */
async function leave(ctx: BotContext): Promise<void> {
  const status = ctx.myChatMember?.new_chat_member.status;
  if (status !== 'member' && status !== 'administrator') return;
  await reply(ctx, ctx.say('only-private')).catch(() => {}); // it may not be allowed to write there
  await ctx.leaveChat().catch(() => {});
}

/** A command with the bot's name or known to it alone, its name, or an answer to it; nothing that was forwarded by itself. */
function isMeant(ctx: BotContext, text: string): boolean {
  const { message } = ctx;
  if (!message || message.is_automatic_forward || message.sender_chat) return false;
  const [, command = '', whose] = /^\/(\w+)(?:@(\w+))?/.exec(text) ?? [];
  const me = ctx.me.username.toLowerCase();
  if (command !== '') return whose ? whose.toLowerCase() === me : ['start', ...CUSTOMER_COMMANDS].includes(command);
  return message.reply_to_message?.from?.id === ctx.me.id || text.toLowerCase().includes(`@${me}`);
}
