import type { OperatorCtx } from '#/app/_shared/operator-context.ts';
import { priceOf } from '#/components/payments/payment-table.tsx';
import { RefundPayment } from '#/components/payments/refund-payment.tsx';
import type { PaymentView } from '#/lib/payments/view.ts';
import { markRefundAction, refundPaymentAction } from './actions.ts';

/** Paying back: Telegram is asked to; a card is paid back in the shop's cabinet, and that is noted here. */
export function PaymentActions({ payment, may }: { payment: PaymentView; may: OperatorCtx['may'] }) {
  const { id, status, method } = payment;
  if (status !== 'completed' || method === 'manual' || !may('payment.refund')) return null;
  const action = method === 'robokassa' ? markRefundAction : refundPaymentAction;
  return <RefundPayment by={method} price={priceOf(payment)} action={action.bind(null, id)} />;
}
