import { z } from 'zod';
import { listLedger, readBalance } from '#/lib/billing/read-ledger.ts';
import { readCustomer } from '#/lib/customers/read-customer.ts';
import { GrantCredits, giveCredits, TakeCredits, takeCredits } from '#/lib/payments/give-credits.ts';
import { deleteCustomer } from '#/lib/privacy/delete-customer.ts';
import { exportCustomer } from '#/lib/privacy/export-customer.ts';
import { listCustomers } from '#/lib/views/list-customers.ts';
import { CustomerAnswer, CustomerListAnswer, LedgerAnswer } from './answers/customer.ts';
import { CustomerFile, CustomerGone } from './answers/privacy.ts';
import { createApi, json, route, sendFile, streamed } from './define-route.ts';
import type { ApiCtx } from './model.ts';
import { CustomerIdText, limitOf, RepeatableHeaders } from './wire.ts';

const ofOne = {
  path: '/customers/{customerId}',
  tag: 'customers',
  params: z.object({ customerId: CustomerIdText }),
} as const;

export const customers = createApi()
  .openapi(
    route({
      method: 'get',
      path: '/customers',
      right: 'service.look',
      tag: 'customers',
      summary: 'Customers, newest first',
      query: z.strictObject({
        search: z
          .string()
          .trim()
          .min(1)
          .max(64)
          .optional()
          .meta({ description: 'A part of a name, or a Telegram id.' }),
        after: CustomerIdText.optional(),
        limit: limitOf(200, 50),
      }),
      answers: { 200: json('A page of customers.', CustomerListAnswer) },
    }),
    async (c) => {
      const { rows, next } = await listCustomers(c.var.ctx, c.req.valid('query'));
      return c.json({ customers: rows, next }, 200);
    },
  )
  .openapi(
    route({
      ...ofOne,
      method: 'get',
      right: 'service.look',
      summary: 'One customer',
      answers: { 200: json('The customer.', CustomerAnswer) },
    }),
    async (c) => c.json(await withCredits(c.var.ctx, c.req.valid('param')), 200),
  )
  .openapi(
    route({
      ...ofOne,
      method: 'delete',
      right: 'customer.delete',
      summary: 'Delete a customer',
      description:
        'Afterwards no row names them. Checks under way are cancelled first; what was paid and which credits moved stays as sums without a name. Credits that were not spent are lost. It cannot be taken back. While a payment of theirs is being paid back, they stay.',
      answers: { 200: json('They are gone.', CustomerGone) },
      refusals: ['conflict'],
    }),
    async (c) => {
      const { cancelled } = await deleteCustomer(c.var.ctx, { ...c.req.valid('param'), by: c.var.by });
      return c.json({ deleted: true, checksCancelled: cancelled } as const, 200);
    },
  )
  .openapi(
    route({
      ...ofOne,
      path: '/customers/{customerId}/ledger',
      method: 'get',
      right: 'service.look',
      summary: 'Every credit of a customer that moved, and why',
      query: z.strictObject({ limit: limitOf(1_000, 100) }),
      answers: { 200: json('The ledger.', LedgerAnswer) },
    }),
    async (c) => {
      const customer = c.req.valid('param');
      const balance = await readBalance(c.var.ctx, customer);
      const entries = await listLedger(c.var.ctx, { ...customer, ...c.req.valid('query') });
      return c.json({ ...balance, entries }, 200);
    },
  )
  .openapi(
    route({
      ...ofOne,
      path: '/customers/{customerId}/credits',
      method: 'post',
      right: 'credits.grant',
      summary: 'Give a customer credits',
      description:
        'The gift is in the ledger and in the audit log. With the same `Idempotency-Key` it is given once: a repeated request is answered as the first one, with the balance as it is now. Without a key, doing it twice gives twice.',
      headers: RepeatableHeaders,
      body: GrantCredits.strict(),
      answers: { 201: json('The customer, with the new balance.', CustomerAnswer) },
      refusals: ['conflict'],
    }),
    async (c) => {
      const customer = c.req.valid('param');
      const requestKey = c.req.valid('header')['Idempotency-Key'];
      await giveCredits(c.var.ctx, { ...customer, ...c.req.valid('json'), requestKey, by: c.var.by });
      return c.json(await withCredits(c.var.ctx, customer), 201);
    },
  )
  .openapi(
    route({
      ...ofOne,
      path: '/customers/{customerId}/credits/take',
      method: 'post',
      right: 'credits.take',
      summary: 'Take credits back from a customer',
      description:
        'As many as there are to spend; what is set aside for checks stays. The customer is told why. With the same `Idempotency-Key` they are taken once: a repeated request is answered as the first one, with the balance as it is now.',
      headers: RepeatableHeaders,
      body: TakeCredits.strict(),
      answers: { 200: json('The customer, with the new balance.', CustomerAnswer) },
      refusals: ['conflict'],
    }),
    async (c) => {
      const customer = c.req.valid('param');
      const requestKey = c.req.valid('header')['Idempotency-Key'];
      await takeCredits(c.var.ctx, { ...customer, ...c.req.valid('json'), requestKey, by: c.var.by });
      return c.json(await withCredits(c.var.ctx, customer), 200);
    },
  )
  .openapi(
    route({
      ...ofOne,
      path: '/customers/{customerId}/export',
      method: 'get',
      right: 'customer.export',
      summary: 'Everything that is kept about a customer',
      description: 'One JSON object, sent as it is read. That it was asked for is in the audit log.',
      answers: { 200: streamed('The file.', CustomerFile) },
    }),
    async (c) => {
      const { chunks, fileName } = await exportCustomer(c.var.ctx, { ...c.req.valid('param'), by: c.var.by });
      return sendFile(chunks, { mediaType: 'application/json', fileName });
    },
  );

async function withCredits(ctx: ApiCtx, { customerId }: { customerId: bigint }) {
  const customer = await readCustomer(ctx, { id: customerId });
  return { ...customer, ...(await readBalance(ctx, { customerId })) };
}
