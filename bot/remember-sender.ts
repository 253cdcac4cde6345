import type { NextFunction } from 'grammy';
import { giveFreeChecks } from '#/lib/billing/give-free-checks.ts';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { RememberCustomer } from '#/lib/customers/schema.ts';
import { tellMissed } from '#/lib/outbox/tell-missed.ts';
import { rewardInvitations } from '#/lib/payments/reward-invitations.ts';
import { type Language, spokenLanguage } from '#/lib/platform/language.ts';
import { askerOf } from './asker-of.ts';
import type { App, BotContext } from './bot-context.ts';
import { say } from './texts.ts';

/** Makes whoever writes a known customer, by invitation if new (`/start CODE`), and sets their language. */
export function rememberSender({ ctx: effects }: App) {
  return async (ctx: BotContext, next: NextFunction): Promise<void> => {
    if (!ctx.from || ctx.from.is_bot) return;
    const by = askerOf(ctx);
    const sender = { ...senderOf(ctx, ctx.from), by };
    const { customer, isNewcomer, isBack, invitedBy } = await rememberCustomer(effects, sender);
    ctx.given = isNewcomer ? await giveFreeChecks(effects, { customerId: customer.id }) : 0;
    if (invitedBy !== null) await reward(effects, { customerId: invitedBy, by });
    ctx.customer = customer;
    speak(ctx, customer.language);
    try {
      await next();
    } finally {
      if (isBack) await tellMissed(effects, { customerId: customer.id, by });
    }
  };
}

/** Whoever was invited is answered whatever becomes of it: it is tried again when they write next. */
async function reward(effects: App['ctx'], inviter: Parameters<typeof rewardInvitations>[1]): Promise<void> {
  try {
    await rewardInvitations(effects, inviter);
  } catch (error) {
    effects.log.error({ err: error }, 'an invitation could not be rewarded');
  }
}

/** Sets the language in which this update is answered. */
export function speak(ctx: BotContext, language: Language): void {
  ctx.language = language;
  ctx.say = (key, facts) => say(language, key, facts);
}

function senderOf(ctx: BotContext, from: NonNullable<BotContext['from']>) {
  const code = /^\/start(?:@\w+)? ([\w-]{1,64})$/.exec(ctx.message?.text ?? '')?.[1];
  return RememberCustomer.parse({
    id: from.id,
    username: from.username?.slice(0, 64) ?? null,
    firstName: from.first_name.slice(0, 128),
    lastName: from.last_name?.slice(0, 128) ?? null,
    language: spokenLanguage(from.language_code),
    ...(code ? { referralCode: code } : {}),
  });
}
