import { z } from 'zod';
import { CustomerAnswer } from '#/app/_shared/api/answers/customer.ts';
import { CustomerGone } from '#/app/_shared/api/answers/privacy.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { CustomerIdText } from '#/app/_shared/api/wire.ts';
import { readBalance } from '#/lib/billing/read-ledger.ts';
import { readCustomer } from '#/lib/customers/read-customer.ts';
import { deleteCustomer } from '#/lib/privacy/delete-customer.ts';

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
  defineRoute({
    method: 'DELETE',
    path: '/api/v1/customers/{customerId}',
    right: 'customer.delete',
    tag: 'customers',
    summary: 'Delete a customer',
    description:
      'Afterwards no row names them. Checks under way are cancelled first; what was paid and which credits moved stays as sums without a name. Credits that were not spent are lost. It cannot be taken back.',
    params: z.object({ customerId: CustomerIdText }),
    answers: { 200: { description: 'They are gone.', schema: CustomerGone } },
  }).handle(async ({ ctx, by, params }) => {
    const { cancelled } = await deleteCustomer(ctx, { ...params, by });
    return { status: 200, body: { deleted: true, checksCancelled: cancelled } };
  }),
);
