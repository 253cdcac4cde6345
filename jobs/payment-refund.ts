import { refundPayment } from '#/lib/payments/refund-payment.ts';
import { defineJob } from './define-job.ts';

/** Asks Telegram once; the timetable asks again until it is known. */
export const paymentRefund = defineJob({
  queue: 'payment.refund',
  concurrency: 1,
  async handle(ctx, { paymentId }) {
    const answer = await refundPayment(ctx, { paymentId });
    ctx.log.info({ paymentId, answer }, 'a refund was asked for');
  },
});
