import fc from 'fast-check';
import { captureCredit } from '#/lib/billing/settle-check.ts';
import { cancelCheck } from '#/lib/checks/cancel-check.ts';
import { requestCheck } from '#/lib/checks/request-check.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { approveCheckout } from '#/lib/payments/approve-checkout.ts';
import { completePayment } from '#/lib/payments/complete-payment.ts';
import { giveCredits, takeCredits } from '#/lib/payments/give-credits.ts';
import { markRefund } from '#/lib/payments/mark-refund.ts';
import { noteRefund } from '#/lib/payments/note-refund.ts';
import { orderByCard, orderCredits } from '#/lib/payments/order-credits.ts';
import { reconcileStars } from '#/lib/payments/reconcile-stars.ts';
import { redeemPromo } from '#/lib/payments/redeem-promo.ts';
import { askForRefunds } from '#/lib/payments/refund-payment.ts';
import { requestRefund } from '#/lib/payments/request-refund.ts';
import { takePaidNotice } from '#/lib/payments/take-paid-notice.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { MoneyStage } from './stage.ts';

/** `crash`: what becomes of the process in the middle of it. `who`, `pick`: which one of those there are. */
const Move = fc.record({
  what: fc.constantFrom(
    ...([
      'order',
      'order',
      'order_card',
      'order_card',
      'card_notice',
      'card_notice',
      'mark_refund',
      'pay',
      'pay',
      'pay',
      'pay_again',
      'check',
      'cancel',
      'finish',
    ] as const),
    ...(['ask_refund', 'ask_telegram', 'support_refund', 'reconcile', 'reconcile', 'promo', 'give', 'take'] as const),
  ),
  who: fc.nat(1),
  pick: fc.nat(7),
  heard: fc.nat(3),
  crash: fc.constantFrom(...(['no', 'no', 'no', 'before', 'after'] as const)),
  answers: fc.array(fc.constantFrom('lost', 'unavailable', 'refused'), { maxLength: 2 }),
});
export type Move = typeof Move extends fc.Arbitrary<infer M> ? M : never;

/** Moves side by side, one group after the other. */
export const plays = fc.array(fc.array(Move, { minLength: 1, maxLength: 3, size: 'max' }), {
  ...{ minLength: 3, maxLength: 14, size: 'max' },
});

const said = { who: 0, pick: 0, heard: 1, crash: 'no', answers: [] } satisfies Omit<Move, 'what'>;

/** Played each time: three credits are bought, set aside for checks, and paid back by Telegram's support meanwhile. */
export const PAID_BACK_MEANWHILE: Move[][] = [
  [{ ...said, what: 'order', pick: 1 }],
  [{ ...said, what: 'pay' }],
  ...[0, 1, 2].map((pick) => [{ ...said, what: 'check' as const, pick }]),
  [{ ...said, what: 'support_refund' }],
];

/** Makes one move. What is refused, or crashes, is part of the game. */
export async function make(stage: MoneyStage, move: Move): Promise<void> {
  try {
    await MOVES[move.what](stage, move);
  } catch (error) {
    if (!(error instanceof DomainError) && !stage.isCrash(error)) throw error;
  }
}

const by = SYSTEM;

const MOVES: Record<Move['what'], (stage: MoneyStage, move: Move) => Promise<unknown>> = {
  order: (stage, { who, crash, pick }) =>
    orderCredits(stage.ctx(crash), {
      ...{ customerId: stage.customer(who), tariffId: stage.tariff(pick), by },
      ...(pick > 5 ? { promoCode: 'HALF' } : {}),
    }),
  order_card: (stage, { who, crash, pick }) =>
    orderByCard(stage.ctx(crash), {
      ...{ customerId: stage.customer(who), tariffId: stage.tariff(pick), by },
      ...(pick > 5 ? { promoCode: 'HALF' } : {}),
    }),
  card_notice: async (stage, { pick, heard, crash }) => {
    const notice = await stage.cardNotice(pick, { wrong: crash === 'no' && pick === 7 });
    if (notice) await atOnce(1 + heard, () => takePaidNotice(stage.ctx(crash), { notice, reader: stage.reader, by }));
  },
  mark_refund: async (stage, { pick, crash, heard }) => {
    const paymentId = await stage.payment(pick, 'completed', 'robokassa');
    if (paymentId) await atOnce(1 + heard, () => markRefund(stage.ctx(crash), { paymentId, reason: 'a try', by }));
  },
  pay: (stage, move) => pay(stage, move, 'pending'),
  pay_again: (stage, move) => pay(stage, move, 'completed'),
  check: (stage, { who, pick, crash }) =>
    requestCheck(stage.ctx(crash), { customerId: stage.customer(who), username: `ada${pick}`, door: 'bot', by }),
  cancel: async (stage, { pick, crash }) => {
    const check = await stage.openCheck(pick);
    if (check) await cancelCheck(stage.ctx(crash), { checkId: check, by });
  },
  finish: async (stage, { pick, crash }) => {
    const checkId = await stage.openCheck(pick);
    if (!checkId) return;
    await stage.ctx(crash).db.transaction(async (tx) => {
      const done = { status: 'completed', certificate: { whole: true } } as const;
      const { count } = await tx.check.updateMany({ where: { id: checkId, status: 'queued' }, data: done });
      if (count === 1) await captureCredit(tx, { checkId, at: stage.now() });
    });
  },
  ask_refund: async (stage, { pick, crash, answers }) => {
    stage.telegram.plan(answers);
    const paymentId = await stage.payment(pick, 'completed');
    if (paymentId) await requestRefund(stage.ctx(crash), { paymentId, reason: 'a try', by });
  },
  ask_telegram: (stage, { crash }) => askForRefunds(stage.ctx(crash)),
  support_refund: async (stage, { pick, heard, crash }) => {
    const chargeId = stage.telegram.payBackSome(pick);
    if (chargeId) await atOnce(heard, () => noteRefund(stage.ctx(crash), { chargeId, by }));
  },
  reconcile: (stage, { crash }) => reconcileStars(stage.ctx(crash)),
  promo: (stage, { who, crash }) => redeemPromo(stage.ctx(crash), { customerId: stage.customer(who), code: 'TWO', by }),
  give: (stage, { who, crash }) => giveCredits(stage.ctx(crash), { customerId: stage.customer(who), credits: 1, by }),
  take: (stage, { who, crash, pick }) =>
    takeCredits(stage.ctx(crash), { customerId: stage.customer(who), credits: 1 + pick, note: 'x', by }),
};

/** Ends every check that is under way: some are spent, the others come back. */
export async function endChecks(stage: MoneyStage): Promise<void> {
  for (let ended = 0; await stage.openCheck(0); ended += 1)
    await make(stage, { ...said, what: ended % 3 === 0 ? 'finish' : 'cancel' });
}

/** As Telegram does it: the bot agrees, the charge is made, and the bot hears of it any number of times. */
async function pay(stage: MoneyStage, { pick, heard, crash }: Move, status: 'pending' | 'completed'): Promise<void> {
  const order = await stage.order(pick, status);
  if (!order) return;
  const asked = { orderId: order.id, payerId: order.customerId, currency: 'XTR', stars: order.stars };
  const approved = await approveCheckout(stage.ctx('no'), asked);
  if (!approved.ok) return;
  const { stars: amount, id: payload, customerId } = order;
  const charge = stage.telegram.charge({ userId: Number(customerId), amount, payload });
  await atOnce(heard, () => completePayment(stage.ctx(crash), { charge, from: 'update', by }));
}

/** All of them are over before the first failure is thrown. */
async function atOnce(times: number, work: () => Promise<unknown>): Promise<void> {
  const done = await Promise.allSettled(Array.from({ length: times }, work));
  for (const one of done) if (one.status === 'rejected') throw one.reason;
}
