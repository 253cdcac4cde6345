import { Composer } from 'grammy';
import { invitationsOf } from '#/lib/customers/reward-referrals.ts';
import type { App, BotContext } from '../bot-context.ts';
import { reply } from '../reply.ts';

/** `/referral`: the customer's own link, and how far the next reward is. */
export function inviteFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const tell = (ctx: BotContext) => tellInvitation(app, ctx);
  feature.command('referral', tell);
  feature.callbackQuery('menu:referral', tell);
  return feature;
}

async function tellInvitation({ ctx: effects }: App, ctx: BotContext): Promise<void> {
  const { invited, unrewarded } = await invitationsOf(effects.db, ctx.customer.id);
  const { invitesPerBonus: needed, bonusCredits: credits } = effects.limits;
  const link = `https://t.me/${ctx.me.username}?start=${ctx.customer.referralCode}`;
  const said = [
    ctx.say('invite', { link }),
    ...(credits > 0 ? [ctx.say('invite-reward', { needed, credits })] : []),
    ctx.say('invite-so-far', { invited }),
    ...(credits > 0 ? [ctx.say('invite-left', { left: Math.max(1, needed - unrewarded) })] : []),
  ];
  await reply(ctx, said.join('\n\n'));
}
