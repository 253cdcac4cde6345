import { Composer } from 'grammy';
import { listTariffs, readBalance } from '#/lib/billing/read-ledger.ts';
import type { App, BotContext } from '../bot-context.ts';
import { reply } from '../reply.ts';
import { managerButton } from './trust.ts';

/** `/balance`: what can be spent, what is set aside. `/buy`: how to get more. */
export function balanceFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const balance = (ctx: BotContext) => tellBalance(app, ctx);
  const buy = (ctx: BotContext) => tellHowToGetCredits(app, ctx);
  feature.command('balance', balance);
  feature.callbackQuery('menu:balance', balance);
  feature.command('buy', buy);
  feature.callbackQuery('menu:buy', buy);
  return feature;
}

/** Says that there is nothing to spend, whom to write to, and what to tell them. */
export async function tellHowToGetCredits(app: App, ctx: BotContext): Promise<void> {
  const { balance } = await readBalance(app.ctx, { customerId: ctx.customer.id });
  const next = app.managerUsername
    ? [await pricesOf(app, ctx), ctx.say('ask-manager')]
    : [ctx.say('ask-whoever-invited')];
  const paragraphs = [
    ctx.say('credits-left', { balance }),
    ...next,
    ctx.say('own-number', { id: String(ctx.customer.id) }),
  ];
  await reply(ctx, paragraphs.filter(Boolean).join('\n\n'), managerButton(app, ctx));
}

/** Prices help only whoever can be told where to pay. */
async function pricesOf(app: App, ctx: BotContext): Promise<string> {
  const tariffs = await listTariffs(app.ctx);
  return tariffs.map(({ credits, priceRub }) => ctx.say('tariff', { credits, price: Number(priceRub) })).join('\n');
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
