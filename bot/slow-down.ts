import type { NextFunction } from 'grammy';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { spokenLanguage } from '#/lib/platform/language.ts';
import type { App, BotContext } from './bot-context.ts';
import { speak } from './remember-sender.ts';
import { reply } from './reply.ts';

/** Nobody reads or types faster. */
export const AT_ONCE = 30;
const ONE_MORE_MS = SECOND_MS;
/** More of one person's messages than this do not wait: it is a flood. */
export const MOST_WAITING = 100;
const MOST_PEOPLE = 20_000;

/** `paidUntil`: what was sent is paid for up to then (generic cell rate algorithm). */
type Person = { paidUntil: number; told: boolean };

/**
 * Lets everybody have their own pace: what comes faster waits its turn, in its order. Of a flood the rest is dropped, and
 * the person is told once. Payments never wait. Telegram serves one process; when that stops, nothing waits any more.
 */
export function slowDown({ ctx: effects, stop }: App) {
  const people = new Map<number, Person>();
  return async (ctx: BotContext, next: NextFunction): Promise<void> => {
    if (!ctx.from || ctx.preCheckoutQuery) return next();
    const now = effects.clock.now().getTime();
    const person = people.get(ctx.from.id) ?? { paidUntil: now, told: false };
    people.delete(ctx.from.id);
    people.set(ctx.from.id, person);
    if (people.size > MOST_PEOPLE) forgetOldest(people);

    const paidUntil = Math.max(person.paidUntil, now) + ONE_MORE_MS;
    const waitMs = paidUntil - now - AT_ONCE * ONE_MORE_MS;
    if (waitMs > MOST_WAITING * ONE_MORE_MS) return refuse(effects, ctx, person);
    Object.assign(person, { paidUntil, told: false });
    await effects.clock.sleep(waitMs, stop);
    await next();
  };
}

async function refuse(effects: App['ctx'], ctx: BotContext, person: Person): Promise<void> {
  if (person.told) return;
  person.told = true;
  effects.log.warn({ customerId: ctx.from?.id }, 'somebody writes faster than the bot answers');
  if (ctx.chat?.type !== 'private') return;
  speak(ctx, spokenLanguage(ctx.from?.language_code));
  await reply(ctx, ctx.say('too-many-messages'));
}

/** A map keeps the order in which it was filled. */
function forgetOldest(people: Map<number, Person>): void {
  for (const id of people.keys()) return void people.delete(id);
}
