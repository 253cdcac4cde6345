import { z } from 'zod';
import { CustomerAnswer } from '#/app/_shared/api/answers/customer.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { CustomerIdText } from '#/app/_shared/api/wire.ts';
import { GrantCredits, grantCredits } from '#/lib/billing/grant-credits.ts';
import { readBalance } from '#/lib/billing/read-ledger.ts';
import { readCustomer } from '#/lib/customers/read-customer.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{customerId}/credits',
    role: 'operator',
    tag: 'customers',
    summary: 'Give a customer credits',
    description: 'Doing it twice gives twice. The gift is in the ledger and in the audit log.',
    params: z.object({ customerId: CustomerIdText }),
    body: GrantCredits.strict(),
    answers: { 201: { description: 'The customer, with the new balance.', schema: CustomerAnswer } },
  }).handle(async ({ ctx, by, params, body }) => {
    await grantCredits(ctx, { ...params, ...body, by });
    const customer = await readCustomer(ctx, { id: params.customerId });
    const { balance, reserved } = await readBalance(ctx, params);
    return { status: 201, body: { ...customer, balance, reserved } };
  }),
);
