import { z } from 'zod';
import { CustomerFile } from '#/app/_shared/api/answers/privacy.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { CustomerIdText } from '#/app/_shared/api/wire.ts';
import { exportCustomer } from '#/lib/privacy/export-customer.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{customerId}/export',
    right: 'customer.export',
    tag: 'customers',
    summary: 'Everything that is kept about a customer',
    description: 'One JSON object, sent as it is read. That it was asked for is in the audit log.',
    params: z.object({ customerId: CustomerIdText }),
    answers: { 200: { description: 'The file.', streamed: CustomerFile } },
  }).handle(async ({ ctx, by, params }) => ({ status: 200, ...(await exportCustomer(ctx, { ...params, by })) })),
);
