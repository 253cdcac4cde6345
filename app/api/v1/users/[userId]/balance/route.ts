import { z } from 'zod';
import { OldBalanceAnswer } from '#/app/_shared/api/answers/present-system.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { CustomerIdText } from '#/app/_shared/api/wire.ts';
import { readCustomer } from '#/lib/customers/read-customer.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/users/{userId}/balance',
    right: 'service.look',
    tag: 'present system',
    summary: 'What a customer can spend',
    params: z.object({ userId: CustomerIdText }),
    answers: { 200: { description: 'The balance.', schema: OldBalanceAnswer } },
  }).handle(async ({ ctx, params }) => {
    const { id, balance, referralCode } = await readCustomer(ctx, { id: params.userId });
    return { status: 200, body: { user_id: id, checks_balance: balance, referral_code: referralCode } };
  }),
);
