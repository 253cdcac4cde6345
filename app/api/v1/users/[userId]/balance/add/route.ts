import { z } from 'zod';
import { AddedAnswer } from '#/app/_shared/api/answers/present-system.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { ApiRefusal } from '#/app/_shared/api/refusal.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { CustomerIdText, RepeatableHeaders, wholeNumber } from '#/app/_shared/api/wire.ts';
import { GrantCredits, grantCredits } from '#/lib/billing/grant-credits.ts';
import { CREDITS_LIMIT } from '#/lib/billing/model.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'POST',
    path: '/api/v1/users/{userId}/balance/add',
    right: 'credits.grant',
    tag: 'present system',
    summary: 'Give a customer credits',
    description:
      'The number may come as JSON, or in the address as the present system has it. With the same `Idempotency-Key` it is given once: a repeated request is answered as the first one, with the balance as it is now. Without a key, doing it twice gives twice.',
    params: z.object({ userId: CustomerIdText }),
    query: z.strictObject({ checks_count: wholeNumber(1, CREDITS_LIMIT).optional() }),
    headers: RepeatableHeaders,
    body: z.strictObject({ checks_count: GrantCredits.shape.credits, note: GrantCredits.shape.note }).optional(),
    answers: { 200: { description: 'The new balance.', schema: AddedAnswer } },
    refusals: ['conflict'],
  }).handle(async ({ ctx, by, params, query, headers, body }) => {
    const credits = body?.checks_count ?? query.checks_count;
    if (credits === undefined)
      throw new ApiRefusal('invalid', '"checks_count" is missing: expects how many credits to give.');
    const gift = { customerId: params.userId, credits, note: body?.note, requestKey: headers['Idempotency-Key'] };
    const { balance } = await grantCredits(ctx, { ...gift, by });
    return { status: 200, body: { user_id: params.userId, checks_added: credits, new_balance: balance } };
  }),
);
