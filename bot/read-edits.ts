import type { NextFunction } from 'grammy';
import type { BotContext } from './bot-context.ts';

/** Words that were corrected are read like new ones; a moving location or a new picture is not. */
export function readEdits() {
  return async (ctx: BotContext, next: NextFunction): Promise<void> => {
    const edited = ctx.update.edited_message;
    if (!edited) return next();
    if (edited.text === undefined && edited.caption === undefined) return;
    const { edited_message: _edited, ...update } = ctx.update;
    Object.assign(ctx, { update: { ...update, message: edited } });
    await next();
  };
}
