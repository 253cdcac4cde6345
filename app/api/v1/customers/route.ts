import { z } from 'zod';
import { CustomerListAnswer } from '#/app/_shared/api/answers/customer.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { CustomerIdText, limitOf } from '#/app/_shared/api/wire.ts';
import { listCustomers } from '#/lib/views/list-customers.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/customers',
    right: 'service.look',
    tag: 'customers',
    summary: 'Customers, newest first',
    query: z.strictObject({
      search: z.string().trim().min(1).max(64).optional().meta({ description: 'A part of a name, or a Telegram id.' }),
      after: CustomerIdText.optional(),
      limit: limitOf(200, 50),
    }),
    answers: { 200: { description: 'A page of customers.', schema: CustomerListAnswer } },
  }).handle(async ({ ctx, query }) => {
    const { rows, next } = await listCustomers(ctx, query);
    return { status: 200, body: { customers: rows, next } };
  }),
);
