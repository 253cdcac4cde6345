import type { NextFunction } from 'grammy';
import { figuresIn } from '#/lib/platform/figures.ts';
import { readMaintenance } from '#/lib/settings/maintenance.ts';
import type { App, BotContext } from './bot-context.ts';
import { answerPress, reply } from './reply.ts';

/** What begins a check. Whatever the features before this one answer goes on: looking, cancelling, buying credits. */
const BEGINS = /^\/check\b|^(?!\/)/;
const PRESS_BEGINS = /^(?:ask:|go:|menu:check$)/;

/** During maintenance customers read at once until when, instead of a price and a refusal after it. */
export function sayMaintenance({ ctx: effects }: App) {
  return async (ctx: BotContext, next: NextFunction): Promise<void> => {
    if (ctx.operator || !begins(ctx)) return next();
    const maintenance = await readMaintenance(effects);
    if (!maintenance) return next();
    const leftMs = maintenance.until ? maintenance.until.getTime() - effects.clock.now().getTime() : null;
    const text = maintenanceText(ctx, leftMs);
    await (ctx.callbackQuery ? answerPress(ctx) : undefined);
    await reply(ctx, text);
  };
}

/** @param leftMs null: nobody knows yet. */
export function maintenanceText(ctx: BotContext, leftMs: number | null): string {
  const time = leftMs === null ? '' : figuresIn(ctx.language).duration(leftMs);
  return ctx.say('maintenance', { time, known: leftMs === null ? 'no' : 'yes' });
}

function begins(ctx: BotContext): boolean {
  if (ctx.callbackQuery) return PRESS_BEGINS.test(ctx.callbackQuery.data ?? '');
  const text = ctx.message?.text ?? ctx.message?.caption;
  return ctx.message !== undefined && !ctx.message.successful_payment && text !== undefined && BEGINS.test(text);
}
