import { GrammyError, InlineKeyboard } from 'grammy';
import type { BotContext } from './bot-context.ts';

export type Buttons = { text: string; data?: string; url?: string }[][];

const PLAIN = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;

/** Sends a new message as HTML, without link previews. */
export function reply(ctx: BotContext, html: string, buttons: Buttons = []) {
  return ctx.reply(html, { ...PLAIN, ...(buttons.length > 0 ? { reply_markup: keyboardOf(buttons) } : {}) });
}

/** Sends a new message when that one cannot be changed any more. */
export async function rewrite(ctx: BotContext, html: string, buttons: Buttons = []): Promise<void> {
  if (!(await changed(ctx, html, buttons))) await reply(ctx, html, buttons);
}

/** @returns false when the message cannot be changed any more. */
export async function changed(ctx: BotContext, html: string, buttons: Buttons = []): Promise<boolean> {
  try {
    await ctx.editMessageText(html, { ...PLAIN, reply_markup: keyboardOf(buttons) });
    return true;
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    return /not modified/i.test(error.description);
  }
}

/** `alert`: a window that has to be closed. Plain text, not HTML. */
export async function answerPress(ctx: BotContext, text?: string, alert = false): Promise<void> {
  ctx.pressAnswered = true;
  try {
    await ctx.answerCallbackQuery(text ? { text, show_alert: alert } : undefined);
  } catch (error) {
    // A press that is too old to be answered needs none.
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
  }
}

/** Takes a message away, whether or not it is still there. */
export async function takeAway(ctx: BotContext): Promise<void> {
  try {
    await ctx.deleteMessage();
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
  }
}

function keyboardOf(buttons: Buttons): InlineKeyboard {
  return new InlineKeyboard(
    buttons.map((row) =>
      row.map(({ text, data, url }) =>
        url ? InlineKeyboard.url(text, url) : InlineKeyboard.text(text, data ?? 'menu:main'),
      ),
    ),
  );
}
