import { Composer } from 'grammy';
import { leaveCustomer } from '#/lib/customers/leave-customer.ts';
import { askerOf } from '../asker-of.ts';
import type { App, BotContext } from '../bot-context.ts';

/** Somebody blocked the bot. Whoever comes back is known by their first sign of life (`rememberSender`). */
export function comingsFeature({ ctx: effects }: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on('my_chat_member', async (ctx) => {
    if (ctx.myChatMember.new_chat_member.status !== 'kicked') return;
    await leaveCustomer(effects, { id: ctx.customer.id, by: askerOf(ctx) });
  });
  return feature;
}
