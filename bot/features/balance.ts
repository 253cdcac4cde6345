import { Composer } from 'grammy';
import { readBalance } from '#/lib/billing/read-ledger.ts';
import type { App, BotContext } from '../bot-context.ts';
import { reply } from '../reply.ts';

/** `/balance`: what can be spent, what is set aside. */
export function balanceFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const balance = (ctx: BotContext) => tellBalance(app, ctx);
  feature.command('balance', balance);
  feature.callbackQuery('menu:balance', balance);
  return feature;
}

async function tellBalance(app: App, ctx: BotContext): Promise<void> {
  const { balance, reserved } = await readBalance(app.ctx, { customerId: ctx.customer.id });
  const paragraphs = [ctx.say('balance', { balance }), reserved > 0 ? ctx.say('reserved', { reserved }) : ''];
  const buttons = [
    [
      { text: ctx.say('menu-check'), data: 'menu:check' },
      { text: ctx.say('button-more-credits'), data: 'menu:buy' },
    ],
  ];
  await reply(ctx, paragraphs.filter(Boolean).join('\n\n'), buttons);
}
