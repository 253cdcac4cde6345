/**
 * A payment and what may happen to it. Pure. It is asked for as an order with a price; the provider's own id of the
 * charge is its key, so that a charge gives its credits once, and an invoice that is paid again is a second payment.
 */
import type { Price } from '#/lib/outbox/money-notice.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { PaymentMethod, PaymentStatus } from '#/lib/platform/enums.ts';
import type { Machine } from '#/lib/platform/machine.ts';

export type { PaymentMethod, PaymentStatus };

export type PaymentMove = 'pay' | 'cancel' | 'fail' | 'ask_refund' | 'refuse_refund' | 'refund';

export const PAYMENT_MACHINE: Machine<PaymentStatus, PaymentMove> = {
  /**
   * An order: asked for, and not paid yet. In: `orderCredits`, `orderByCard`. Out: `pay` by `completePayment`, `takePaidNotice` or `markPaid`; `cancel` and `fail` only
   * in rows of the present system. Deleted after a month, by card after half
   * a year: its invoice is refused then.
   */
  pending: { pay: 'completed', cancel: 'cancelled', fail: 'failed' },
  /**
   * Paid; its credits are in the ledger. In: `completePayment` and `takePaidNotice`, once for each charge. Out: `ask_refund` by
   * an operator, `refund` when the provider says that it was paid back (`noteRefund`), or a person did it (`markRefund`).
   */
  completed: { ask_refund: 'refunding', refund: 'refunded' },
  /**
   * The provider is asked to pay back, again and again until it is known. Out: `refund` when it did, or had done before;
   * `refuse_refund` when it never will.
   */
  refunding: { refund: 'refunded', refuse_refund: 'completed' },
  /** Final. Paid back; as many of its credits as there were have been taken, and what comes back of checks is taken too. */
  refunded: {},
  /** Final. Given up before it was paid, in the present system. */
  cancelled: {},
  /** Final. Refused by the payment system, in the present system. */
  failed: {},
};

/** The currency of Stars (docs/facts/telegram-and-money.md#stars). */
export const STARS = 'XTR';

/** How long an invoice by card can be paid. */
export const INVOICE_MS = 24 * HOUR_MS;

/** As notices say it. */
export function priceOf({ method, amount }: { method: PaymentMethod; amount: number }): Price {
  return method === 'telegram_stars' ? { stars: amount } : { stars: 0, roubles: amount };
}

/** How long after asking the provider is asked again whether a refund was made: the answer may have been lost. */
export function pauseBeforeAsking(tries: number): number {
  return Math.min(5 * SECOND_MS * 2 ** Math.min(tries, 10), 30 * MINUTE_MS);
}

/** What is not settled after this long is told to operators. */
export const UNSETTLED_MS = HOUR_MS;

/** The price in roubles after `percentOff`, in whole kopecks; never nothing. */
export function discountedRoubles(roubles: number, percentOff: number): number {
  return discounted(Math.round(roubles * 100), percentOff) / 100;
}

/** The price after `percentOff`, in whole Stars; never nothing. */
export function discounted(stars: number, percentOff: number): number {
  return Math.max(1, Math.ceil((stars * (100 - percentOff)) / 100));
}
