import type { Context } from 'grammy';
import type { Ctx } from '#/lib/context.ts';
import type { CustomerView } from '#/lib/customers/view.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import type { Till } from '#/lib/payments/robokassa/shop.ts';
import type { Language } from '#/lib/platform/language.ts';
import type { Facts } from './texts.ts';

export type BotEffects = Pick<
  Ctx,
  | 'db'
  | 'clock'
  | 'queue'
  | 'events'
  | 'log'
  | 'limits'
  | 'sealer'
  | 'instagram'
  | 'origin'
  | 'dashboard'
  | 'operatorChannels'
>;

export type App = {
  ctx: BotEffects;
  /** Connections of their own for checkouts, so that no other handler keeps them waiting; without it, those of all. */
  checkoutDb?: BotEffects['db'];
  /** Telegram name of the person who sells credits, without `@`. */
  managerUsername?: string | undefined;
  /** Null or absent: nothing is sold by card. */
  till?: Till | null;
  /** The process ends: nothing waits any more. */
  stop?: AbortSignal;
};

export type BotContext = Context & {
  customer: CustomerView;
  /** Checks that this newcomer got for nothing, just now. */
  given: number;
  /** The operator who writes; null for everybody else. */
  operator: Actor | null;
  /** An operators' chat that belongs to no known operator. */
  unlinked: boolean;
  language: Language;
  say(key: string, facts?: Facts): string;
  /** Every press gets an answer. */
  pressAnswered?: boolean;
};
