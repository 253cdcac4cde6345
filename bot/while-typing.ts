import type { NextFunction, Transformer } from 'grammy';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import type { BotContext } from './bot-context.ts';

/** What is quicker needs no sign. */
const AFTER_MS = 0.5 * SECOND_MS;
/** Telegram shows the sign for five seconds. */
const AGAIN_MS = 4 * SECOND_MS;

const shows = new WeakSet<BotContext>();

/** Shows that the bot is writing; whether that can be shown does not matter. */
export async function whileTyping<T>(ctx: BotContext, work: () => Promise<T>): Promise<T> {
  if (shows.has(ctx)) return work();
  shows.add(ctx);
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
    shows.delete(ctx);
  }
}

/** Whatever takes its time shows it. */
export function showTyping() {
  return (ctx: BotContext, next: NextFunction): Promise<void> =>
    ctx.message || ctx.callbackQuery ? whileTyping(ctx, next) : next();
}

const UPLOADS: Readonly<Record<string, 'upload_document' | 'upload_photo'>> = {
  sendDocument: 'upload_document',
  sendPhoto: 'upload_photo',
};

/** A file or a picture is announced while it goes up. */
export function showUploads(): Transformer {
  return (call, method, payload, signal) => {
    const action = UPLOADS[method];
    if (action && 'chat_id' in payload)
      void call('sendChatAction', { chat_id: payload.chat_id, action }).catch(() => {});
    return call(method, payload, signal);
  };
}
