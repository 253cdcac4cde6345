import { z } from 'zod';
import { listPayments, readPayment } from '#/lib/payments/list-payments.ts';
import { listPromos, MakePromo, makePromo } from '#/lib/payments/make-promo.ts';
import { markRefund } from '#/lib/payments/mark-refund.ts';
import { PromoView } from '#/lib/payments/promo-view.ts';
import { RequestRefund, requestRefund } from '#/lib/payments/request-refund.ts';
import { PaymentView } from '#/lib/payments/view.ts';
import { Id } from '#/lib/platform/wire.ts';
import { MoneyDay } from '#/lib/views/money-day.ts';
import { readMoneyReport } from '#/lib/views/read-money-report.ts';
import { createApi, json, route } from './define-route.ts';
import { CustomerIdText, limitOf } from './wire.ts';

const OnePayment = z.object({ paymentId: Id });
const Day = z.iso.date('expects a day, such as 2026-11-27');

export const payments = createApi()
  .openapi(
    route({
      method: 'get',
      path: '/payments',
      right: 'service.look',
      tag: 'payments',
      summary: 'What was paid, newest first',
      query: z.strictObject({ customerId: CustomerIdText.optional(), after: Id.optional(), limit: limitOf(200, 50) }),
      answers: {
        200: json('A page of payments.', z.object({ payments: z.array(PaymentView), next: Id.nullable() })),
      },
    }),
    async (c) => {
      const { rows, next } = await listPayments(c.var.ctx, c.req.valid('query'));
      return c.json({ payments: rows, next }, 200);
    },
  )
  .openapi(
    route({
      method: 'get',
      path: '/payments/{paymentId}',
      right: 'service.look',
      tag: 'payments',
      summary: 'One payment',
      params: OnePayment,
      answers: { 200: json('The payment.', PaymentView) },
    }),
    async (c) => c.json(await readPayment(c.var.ctx, c.req.valid('param')), 200),
  )
  .openapi(
    route({
      method: 'post',
      path: '/payments/{paymentId}/refund',
      right: 'payment.refund',
      tag: 'payments',
      summary: 'Pay a payment with Stars back',
      description:
        'Telegram is asked until it is known; then as many of its credits as are left are taken back, and the customer is told. Asking again changes nothing.',
      params: OnePayment,
      body: RequestRefund.strict(),
      answers: { 202: json('It is asked for, or was.', PaymentView) },
      refusals: ['conflict'],
    }),
    async (c) => {
      const payment = c.req.valid('param');
      await requestRefund(c.var.ctx, { ...payment, ...c.req.valid('json'), by: c.var.by });
      return c.json(await readPayment(c.var.ctx, payment), 202);
    },
  )
  .openapi(
    route({
      method: 'post',
      path: '/payments/{paymentId}/refund-noted',
      right: 'payment.refund',
      tag: 'payments',
      summary: 'Note that a payment by card was paid back',
      description:
        "A person pays back in the shop's own cabinet; nothing is sent from here. As many of its credits as are left are taken back, and the customer is told. Noting it again changes nothing.",
      params: OnePayment,
      body: RequestRefund.strict(),
      answers: { 200: json('It is noted, or was.', PaymentView) },
      refusals: ['conflict'],
    }),
    async (c) => {
      const payment = c.req.valid('param');
      await markRefund(c.var.ctx, { ...payment, ...c.req.valid('json'), by: c.var.by });
      return c.json(await readPayment(c.var.ctx, payment), 200);
    },
  )
  .openapi(
    route({
      method: 'get',
      path: '/promo-codes',
      right: 'promo.list',
      tag: 'payments',
      summary: 'Promo codes, newest first',
      answers: { 200: json('The codes.', z.object({ promoCodes: z.array(PromoView) })) },
    }),
    async (c) => c.json({ promoCodes: await listPromos(c.var.ctx) }, 200),
  )
  .openapi(
    route({
      method: 'post',
      path: '/promo-codes',
      right: 'promo.make',
      tag: 'payments',
      summary: 'Make a promo code',
      description: 'It gives credits at once, or takes per cent off one purchase; once to each customer.',
      body: MakePromo.strict(),
      answers: { 201: json('The code.', PromoView) },
      refusals: ['conflict'],
    }),
    async (c) => c.json(await makePromo(c.var.ctx, { ...c.req.valid('json'), by: c.var.by }), 201),
  )
  .openapi(
    route({
      method: 'get',
      path: '/money/days',
      right: 'service.look',
      tag: 'payments',
      summary: 'What moved on each day, and what was paid',
      description:
        'Made of the ledger alone: the sum of all days up to one is what all balances together were then. Days are of UTC.',
      query: z.strictObject({ from: Day, to: Day }),
      answers: { 200: json('Each day on which something moved, oldest first.', z.object({ days: z.array(MoneyDay) })) },
    }),
    async (c) => c.json({ days: await readMoneyReport(c.var.ctx, c.req.valid('query')) }, 200),
  );
