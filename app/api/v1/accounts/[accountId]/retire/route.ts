import { z } from 'zod';
import { AccountAnswer } from '#/app/_shared/api/answers/account.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { retireAccount } from '#/lib/sessions/pause-account.ts';
import { readAccount } from '#/lib/views/read-account.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/retire',
    right: 'account.retire',
    tag: 'accounts',
    summary: 'End the service of an account for good',
    description: 'Its session is withdrawn; its history stays.',
    params: z.object({ accountId: Id }),
    answers: { 200: { description: 'The account.', schema: AccountAnswer } },
    refusals: ['conflict'],
  }).handle(async ({ ctx, by, params }) => {
    await retireAccount(ctx, { ...params, by });
    return { status: 200, body: await readAccount(ctx, params) };
  }),
);
