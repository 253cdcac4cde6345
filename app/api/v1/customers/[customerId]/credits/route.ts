import { z } from 'zod';
import { CustomerAnswer } from '#/app/_shared/api/answers/customer.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { CustomerIdText, RepeatableHeaders } from '#/app/_shared/api/wire.ts';
import { GrantCredits, grantCredits } from '#/lib/billing/grant-credits.ts';
import { readBalance } from '#/lib/billing/read-ledger.ts';
import { readCustomer } from '#/lib/customers/read-customer.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{customerId}/credits',
    right: 'credits.grant',
    tag: 'customers',
    summary: 'Give a customer credits',
    description:
      'The gift is in the ledger and in the audit log. With the same `Idempotency-Key` it is given once: a repeated request is answered as the first one, with the balance as it is now. Without a key, doing it twice gives twice.',
    params: z.object({ customerId: CustomerIdText }),
    headers: RepeatableHeaders,
    body: GrantCredits.strict(),
    answers: { 201: { description: 'The customer, with the new balance.', schema: CustomerAnswer } },
    refusals: ['conflict'],
  }).handle(async ({ ctx, by, params, headers, body }) => {
    await grantCredits(ctx, { ...params, ...body, requestKey: headers['Idempotency-Key'], by });
    const customer = await readCustomer(ctx, { id: params.customerId });
    const { balance, reserved } = await readBalance(ctx, params);
    return { status: 201, body: { ...customer, balance, reserved } };
  }),
);
