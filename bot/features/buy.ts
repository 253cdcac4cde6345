import { Composer } from 'grammy';
import { readBalance } from '#/lib/billing/read-ledger.ts';
import { listOwnPayments } from '#/lib/payments/list-payments.ts';
import { listTariffs } from '#/lib/payments/list-tariffs.ts';
import { discounted, STARS } from '#/lib/payments/model.ts';
import { type Order, orderCredits } from '#/lib/payments/order-credits.ts';
import { redeemPromo } from '#/lib/payments/redeem-promo.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import { accessOffer } from '../access-offer.ts';
import { askerOf } from '../asker-of.ts';
import type { App, BotContext } from '../bot-context.ts';
import { managerButton } from '../manager-button.ts';
import { answerPress, type Buttons, reply } from '../reply.ts';

/** `/buy`, the buttons with the prices, `/promo`, and what must be said about payments. */
export function buyFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const offer = (ctx: BotContext) => offerCredits(app, ctx);
  feature.command('buy', offer);
  feature.command('start').filter((ctx) => ctx.match === FORWARDED, offer);
  feature.callbackQuery('menu:buy', offer);
  feature.callbackQuery(/^buy:([\da-f-]{36})(?::([\w-]{1,20}))?$/, (ctx) =>
    bill(app, ctx, ctx.match[1] ?? '', ctx.match[2]),
  );
  feature.command('promo', (ctx) => promo(app, ctx, ctx.match.trim()));
  feature.command('paysupport', (ctx) => tellSupport(app, ctx));
  return feature;
}

/** A forwarded invoice leads here instead of being paid by somebody else. */
const FORWARDED = 'buy';

/** Says what is there to spend, and offers more: for Stars, or how else to get it. */
export async function offerCredits(app: App, ctx: BotContext, discount?: { code: string; percentOff: number }) {
  const { balance } = await readBalance(app.ctx, { customerId: ctx.customer.id });
  const sold = (await listTariffs(app.ctx)).flatMap(({ id, credits, priceStars }) =>
    priceStars ? [{ id, credits, stars: priceStars }] : [],
  );
  if (sold.length === 0) return withoutStars(app, ctx, balance);
  const buttons = sold.map(({ id, credits, stars }) => {
    const price = discount ? discounted(stars, discount.percentOff) : stars;
    return [
      { text: ctx.say('button-tariff', { credits, price }), data: `buy:${id}${discount ? `:${discount.code}` : ''}` },
    ];
  });
  const said = [ctx.say('credits-left', { balance }), ctx.say('choose-tariff')];
  await reply(ctx, said.join('\n\n'), buttons);
}

async function withoutStars(app: App, ctx: BotContext, balance: number): Promise<void> {
  const left = ctx.say('credits-left', { balance });
  const own = ctx.say('own-number', { id: String(ctx.customer.id) });
  const access = await accessOffer(app, ctx);
  if (access) return void (await reply(ctx, [left, access.html].join('\n\n'), access.buttons));
  const prices = (await listTariffs(app.ctx))
    .map(({ credits, priceRub }) => ctx.say('tariff', { credits, price: Number(priceRub) }))
    .join('\n');
  const next = app.managerUsername ? [prices, ctx.say('ask-manager')] : [ctx.say('ask-whoever-invited')];
  await reply(ctx, [left, ...next, own].filter(Boolean).join('\n\n'), managerButton(app, ctx));
}

async function bill({ ctx: effects }: App, ctx: BotContext, tariffId: string, promoCode?: string): Promise<void> {
  const ordered = await orderCredits(effects, { customerId: ctx.customer.id, tariffId, promoCode, by: askerOf(ctx) });
  if (!ordered.ok) return answerPress(ctx, ctx.say('order-refused', { reason: ordered.reason }), true);
  await answerPress(ctx);
  await sendInvoice(ctx, ordered.order);
}

async function sendInvoice(ctx: BotContext, { id, credits, stars }: Order): Promise<void> {
  const title = ctx.say('invoice-title', { credits });
  const prices = [{ label: title, amount: stars }];
  await ctx.replyWithInvoice(title, ctx.say('invoice-description', { credits }), id, STARS, prices, {
    start_parameter: FORWARDED,
  });
}

async function promo(app: App, ctx: BotContext, code: string): Promise<void> {
  if (code === '') return void (await reply(ctx, ctx.say('promo-which')));
  const used = await redeemPromo(app.ctx, { customerId: ctx.customer.id, code, by: askerOf(ctx) });
  if (used.kind === 'credited') return; // the outbox tells it
  if (used.kind === 'refused') return void (await reply(ctx, ctx.say('promo-refused', { reason: used.reason })));
  await reply(ctx, ctx.say('promo-discount', { percent: used.percentOff }));
  await offerCredits(app, ctx, used);
}

/** Telegram's developer terms ask for it: how a payment is put right. */
async function tellSupport(app: App, ctx: BotContext): Promise<void> {
  const payments = await listOwnPayments(app.ctx, { customerId: ctx.customer.id, limit: 5 });
  const lines = payments.map(({ id, stars, credits, at, status }) =>
    ctx.say('paysupport-line', { day: figuresIn(ctx.language).dayOfYear(at), stars, credits, status, id }),
  );
  const said = [
    ctx.say('paysupport'),
    ...(lines.length > 0 ? [[ctx.say('paysupport-yours'), ...lines].join('\n')] : []),
    ctx.say(app.managerUsername ? 'paysupport-manager' : 'paysupport-whoever'),
    ctx.say('own-number', { id: String(ctx.customer.id) }),
  ];
  const buttons: Buttons = managerButton(app, ctx);
  await reply(ctx, said.join('\n\n'), buttons);
}
