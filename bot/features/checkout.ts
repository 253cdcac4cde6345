import { Composer, GrammyError } from 'grammy';
import type { SuccessfulPayment } from 'grammy/types';
import { readLanguage } from '#/lib/customers/read-language.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { approveCheckout } from '#/lib/payments/approve-checkout.ts';
import { completePayment } from '#/lib/payments/complete-payment.ts';
import { noteRefund } from '#/lib/payments/note-refund.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { type Language, spokenLanguage } from '#/lib/platform/language.ts';
import type { App, BotContext } from '../bot-context.ts';
import { harmless } from '../explain-error.ts';
import { speak } from '../remember-sender.ts';
import { reply } from '../reply.ts';
import { say } from '../texts.ts';

/** Telegram waits for ten seconds (docs/facts/telegram-and-money.md#stars); what is not known by then is refused. */
const DECIDE_MS = 4 * SECOND_MS;

/** What Telegram says about payments. Comes before every queue and throttle: none of it waits for somebody. */
export function checkoutFeature(app: App): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const till = { ...app, ctx: { ...app.ctx, db: app.checkoutDb ?? app.ctx.db } };
  feature.on('pre_checkout_query', (ctx) => answerCheckout(till, ctx));
  feature.on('message:successful_payment', (ctx) => credit(app, ctx, ctx.message.successful_payment));
  feature.on('message:refunded_payment', (ctx) =>
    takeBack(app, ctx.message.refunded_payment.telegram_payment_charge_id),
  );
  return feature;
}

type Query = NonNullable<BotContext['preCheckoutQuery']>;
type Decision = { ok: true } | { ok: false; because: string };

async function answerCheckout(app: App, ctx: BotContext & { preCheckoutQuery: Query }): Promise<void> {
  const query = ctx.preCheckoutQuery;
  const decision = await inTime(app, query);
  const answer = decision.ok ? undefined : { error_message: decision.because };
  await ctx.answerPreCheckoutQuery(decision.ok, answer).catch((error: unknown) => {
    if (error instanceof GrammyError && error.error_code === 400) return; // Telegram has given it up
    app.ctx.log.warn({ reason: harmless(error) }, 'a checkout could not be answered');
  });
}

/** A refusal when there is no answer in time, or none at all. */
async function inTime(app: App, query: Query): Promise<Decision> {
  const decided = new AbortController();
  const spoken = spokenLanguage(query.from.language_code);
  const late = app.ctx.clock.sleep(DECIDE_MS, decided.signal).then(() => refusal('unavailable', spoken));
  const decision = decide(app, query).catch((error: unknown) => {
    app.ctx.log.warn({ reason: harmless(error) }, 'a checkout is refused: it could not be looked up');
    return refusal('unavailable', spoken);
  });
  try {
    return await Promise.race([decision, late]);
  } finally {
    decided.abort();
  }
}

async function decide({ ctx }: App, query: Query): Promise<Decision> {
  const payerId = BigInt(query.from.id);
  const { invoice_payload: orderId, currency, total_amount: stars } = query;
  const checkout = await approveCheckout(ctx, { orderId, payerId, currency, stars });
  if (checkout.ok) return checkout;
  const language = (await readLanguage(ctx, { chatId: payerId })) ?? spokenLanguage(query.from.language_code);
  return refusal(checkout.reason, language);
}

function refusal(reason: string, language: Language): Decision {
  return { ok: false, because: say(language, 'checkout-refused', { reason }) };
}

/** Only this gives credits. What fails here is made up for by the comparison with Telegram's list. */
async function credit(app: App, ctx: BotContext, paid: SuccessfulPayment): Promise<void> {
  if (!ctx.from) return;
  const charge = {
    chargeId: paid.telegram_payment_charge_id,
    stars: paid.total_amount,
    payerId: BigInt(ctx.from.id),
    orderId: paid.invoice_payload,
  };
  try {
    await completePayment(app.ctx, { charge, from: 'update', by: SYSTEM });
  } catch (error) {
    app.ctx.log.error({ chargeId: charge.chargeId, reason: harmless(error) }, 'a payment is credited later');
    speak(ctx, spokenLanguage(ctx.from.language_code));
    await reply(ctx, ctx.say('payment-later')).catch(() => {});
  }
}

async function takeBack({ ctx }: App, chargeId: string): Promise<void> {
  try {
    await noteRefund(ctx, { chargeId, by: SYSTEM });
  } catch (error) {
    ctx.log.error({ chargeId, reason: harmless(error) }, 'a refund is noted later');
  }
}
