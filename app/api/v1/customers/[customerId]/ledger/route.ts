import { z } from 'zod';
import { LedgerAnswer } from '#/app/_shared/api/answers/customer.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { CustomerIdText, limitOf } from '#/app/_shared/api/wire.ts';
import { listLedger, readBalance } from '#/lib/billing/read-ledger.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{customerId}/ledger',
    right: 'service.look',
    tag: 'customers',
    summary: 'Every credit of a customer that moved, and why',
    params: z.object({ customerId: CustomerIdText }),
    query: z.strictObject({ limit: limitOf(1_000, 100) }),
    answers: { 200: { description: 'The ledger.', schema: LedgerAnswer } },
  }).handle(async ({ ctx, params, query }) => {
    const balance = await readBalance(ctx, params);
    return { status: 200, body: { ...balance, entries: await listLedger(ctx, { ...params, ...query }) } };
  }),
);
