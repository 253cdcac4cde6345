import type { OperatorCtx } from '#/app/_shared/operator-context.ts';
import { MarkPaid } from '#/components/payments/mark-paid.tsx';
import { priceOf } from '#/components/payments/payment-table.tsx';
import { RefundPayment } from '#/components/payments/refund-payment.tsx';
import type { PaymentView } from '#/lib/payments/view.ts';
import { markPaidAction, markRefundAction, refundPaymentAction } from './actions.ts';

/** An order by card may have been paid without a word. Paying back: Telegram is asked to; a card is paid back in the shop's cabinet, and that is noted here. */
export function PaymentActions({ payment, may }: { payment: PaymentView; may: OperatorCtx['may'] }) {
  const { id, status, method } = payment;
  if (status === 'pending' && method === 'robokassa' && may('payment.note'))
    return <MarkPaid price={priceOf(payment)} action={markPaidAction.bind(null, id)} />;
  if (status !== 'completed' || method === 'manual' || !may('payment.refund')) return null;
  const action = method === 'robokassa' ? markRefundAction : refundPaymentAction;
  return <RefundPayment by={method} price={priceOf(payment)} action={action.bind(null, id)} />;
}
