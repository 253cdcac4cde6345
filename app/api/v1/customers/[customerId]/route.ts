import { z } from 'zod';
import { CustomerAnswer } from '#/app/_shared/api/answers/customer.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { CustomerIdText } from '#/app/_shared/api/wire.ts';
import { readBalance } from '#/lib/billing/read-ledger.ts';
import { readCustomer } from '#/lib/customers/read-customer.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{customerId}',
    right: 'service.look',
    tag: 'customers',
    summary: 'One customer',
    params: z.object({ customerId: CustomerIdText }),
    answers: { 200: { description: 'The customer.', schema: CustomerAnswer } },
  }).handle(async ({ ctx, params }) => {
    const customer = await readCustomer(ctx, { id: params.customerId });
    const { balance, reserved } = await readBalance(ctx, params);
    return { status: 200, body: { ...customer, balance, reserved } };
  }),
);
