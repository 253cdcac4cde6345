import type { NextFunction } from 'grammy';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { spokenLanguage } from '#/lib/platform/language.ts';
import type { App, BotContext } from './bot-context.ts';
import { speak } from './remember-sender.ts';
import { reply } from './reply.ts';

/** Nobody reads or types faster. */
export const AT_ONCE = 30;
const ONE_MORE_MS = SECOND_MS;
const MOST_PEOPLE = 20_000;

type Allowance = { left: number; at: number; told: boolean };

/** Drops what is more than the bot can answer; the person is told once. Telegram serves one process. */
export function slowDown({ ctx: effects }: App) {
  const people = new Map<number, Allowance>();
  return async (ctx: BotContext, next: NextFunction): Promise<void> => {
    if (!ctx.from) return next();
    const allowance = renewed(people.get(ctx.from.id), effects.clock.now().getTime());
    people.delete(ctx.from.id);
    people.set(ctx.from.id, allowance);
    if (people.size > MOST_PEOPLE) forgetOldest(people);
    if (allowance.left >= 1) {
      allowance.left -= 1;
      allowance.told = false;
      return next();
    }
    if (allowance.told) return;
    allowance.told = true;
    effects.log.warn({ customerId: ctx.from.id }, 'somebody writes faster than the bot answers');
    if (ctx.chat?.type !== 'private') return;
    speak(ctx, spokenLanguage(ctx.from.language_code));
    await reply(ctx, ctx.say('refused-throttled'));
  };
}

/** What was used comes back with time. */
function renewed(before: Allowance | undefined, now: number): Allowance {
  if (!before) return { left: AT_ONCE, at: now, told: false };
  const back = Math.max(0, now - before.at) / ONE_MORE_MS;
  return { left: Math.min(AT_ONCE, before.left + back), at: now, told: before.told };
}

/** A map keeps the order in which it was filled. */
function forgetOldest(people: Map<number, Allowance>): void {
  for (const id of people.keys()) return void people.delete(id);
}
