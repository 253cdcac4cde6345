import { Composer } from 'grammy';
import { priceText } from '#/lib/outbox/money-notice.ts';
import { type CardOrder, orderByCard } from '#/lib/payments/order-credits.ts';
import { paymentLink } from '#/lib/payments/robokassa/payment-link.ts';
import type { Till } from '#/lib/payments/robokassa/shop.ts';
import { askerOf } from '../asker-of.ts';
import type { App, BotContext } from '../bot-context.ts';
import { answerPress, reply } from '../reply.ts';

/** The buttons with prices in roubles, while something is sold by card. */
export function payByCardFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.callbackQuery(/^rub:([\da-f-]{36})(?::([\w-]{1,20}))?$/, (ctx) =>
    bill(app, ctx, { tariffId: ctx.match[1] ?? '', promoCode: ctx.match[2] }),
  );
  return feature;
}

type Wanted = { tariffId: string; promoCode: string | undefined };

async function bill({ ctx: effects, till }: App, ctx: BotContext, wanted: Wanted): Promise<void> {
  if (!till) return answerPress(ctx, ctx.say('order-refused', { reason: 'no_tariff' }), true);
  const ordered = await orderByCard(effects, { ...wanted, customerId: ctx.customer.id, by: askerOf(ctx) });
  if (!ordered.ok) return answerPress(ctx, ctx.say('order-refused', { reason: ordered.reason }), true);
  await answerPress(ctx);
  const { credits, roubles } = ordered.order;
  const price = priceText({ stars: 0, roubles });
  const button = { text: ctx.say('button-pay-card', { price }), url: linkFor(till, ctx, ordered.order) };
  await reply(ctx, ctx.say('card-order', { credits, price }), [[button]]);
}

function linkFor(till: Till, ctx: BotContext, order: CardOrder): string {
  const description = ctx.say('invoice-title', { credits: order.credits });
  return paymentLink(till, { ...order, description, language: ctx.language });
}
