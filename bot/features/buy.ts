import { Composer } from 'grammy';
import { readBalance } from '#/lib/billing/read-ledger.ts';
import { priceText } from '#/lib/outbox/money-notice.ts';
import { listOwnInvoices, listOwnPayments } from '#/lib/payments/list-payments.ts';
import { listTariffs } from '#/lib/payments/list-tariffs.ts';
import { discounted, discountedRoubles, STARS } from '#/lib/payments/model.ts';
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
export async function offerCredits(app: App, ctx: BotContext, discount?: Discount) {
  const { balance } = await readBalance(app.ctx, { customerId: ctx.customer.id });
  const sold = (await listTariffs(app.ctx)).flatMap((tariff) => {
    const row = buttonsOf(app, ctx, tariff, discount);
    return row.length > 0 ? [row] : [];
  });
  if (sold.length === 0) return withoutStars(app, ctx, balance);
  const said = [ctx.say('credits-left', { balance }), ctx.say(howToChoose(sold))];
  await reply(ctx, said.join('\n\n'), sold);
}

/** What the buttons under it are for. */
function howToChoose(sold: Buttons): string {
  const kinds = new Set(sold.flat().map(({ data }) => data?.split(':')[0]));
  if (!kinds.has('rub')) return 'choose-tariff';
  return kinds.has('buy') ? 'choose-tariff-or-card' : 'choose-tariff-card';
}

type Discount = { code: string; percentOff: number };
type Sold = Awaited<ReturnType<typeof listTariffs>>[number];

/** With Stars, and beside it by card. */
function buttonsOf(app: App, ctx: BotContext, tariff: Sold, discount?: Discount): Buttons[number] {
  const { id, credits, priceStars } = tariff;
  const wanted = `${id}${discount ? `:${discount.code}` : ''}`;
  const stars = priceStars && (discount ? discounted(priceStars, discount.percentOff) : priceStars);
  const withStars = stars ? [{ text: ctx.say('button-tariff', { credits, price: stars }), data: `buy:${wanted}` }] : [];
  const full = tariff.priceRub.toNumber();
  const roubles = discount ? discountedRoubles(full, discount.percentOff) : full;
  if (!app.till || full === 0) return withStars;
  const price = priceText({ stars: 0, roubles });
  const text = stars ? ctx.say('button-card', { price }) : ctx.say('button-tariff-card', { credits, price });
  return [...withStars, { text, data: `rub:${wanted}` }];
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
  const newest = { customerId: ctx.customer.id, limit: 5 };
  const [payments, invoices] = await Promise.all([listOwnPayments(app.ctx, newest), listOwnInvoices(app.ctx, newest)]);
  const { dayOfYear } = figuresIn(ctx.language);
  const open = invoices.map(({ invoice, price, at }) =>
    ctx.say('paysupport-open-line', { day: dayOfYear(at), price: priceText(price), invoice }),
  );
  const lines = payments.map(({ id, price, credits, at, status }) =>
    ctx.say('paysupport-line', {
      day: dayOfYear(at),
      price: priceText(price),
      credits,
      status,
      id,
    }),
  );
  const said = [
    ctx.say('paysupport'),
    ...(lines.length > 0 ? [[ctx.say('paysupport-yours'), ...lines].join('\n')] : []),
    ...(open.length > 0 ? [[ctx.say('paysupport-open'), ...open].join('\n')] : []),
    ctx.say(app.managerUsername ? 'paysupport-manager' : 'paysupport-whoever'),
    ctx.say('own-number', { id: String(ctx.customer.id) }),
  ];
  const buttons: Buttons = managerButton(app, ctx);
  await reply(ctx, said.join('\n\n'), buttons);
}
