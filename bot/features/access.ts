import { Composer } from 'grammy';
import { askAccess } from '#/lib/payments/ask-access.ts';
import { accessOffer } from '../access-offer.ts';
import { askerOf } from '../asker-of.ts';
import type { App, BotContext } from '../bot-context.ts';
import { answerPress, reply } from '../reply.ts';
import { offerCredits } from './buy.ts';

/** The one button of somebody who has no other way to a check: it asks the operators. */
export function accessFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.callbackQuery('access:ask', (ctx) => ask(app, ctx));
  return feature;
}

async function ask(app: App, ctx: BotContext): Promise<void> {
  const offer = await accessOffer(app, ctx);
  if (!offer) return offerCredits(app, ctx); // meanwhile there is a way
  if (!(await askAccess(app.ctx, { customerId: ctx.customer.id, by: askerOf(ctx) })))
    return answerPress(ctx, ctx.say('press-access-asked'), true);
  await answerPress(ctx);
  await reply(ctx, ctx.say('access-asked'), offer.meanwhile);
}
