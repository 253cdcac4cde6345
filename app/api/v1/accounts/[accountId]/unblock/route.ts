import { z } from 'zod';
import { AccountAnswer } from '#/app/_shared/api/answers/account.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { unblockAccount } from '#/lib/sessions/pause-account.ts';
import { readAccount } from '#/lib/views/read-account.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/unblock',
    right: 'account.unblock',
    tag: 'accounts',
    summary: 'Say that what blocked an account was put right',
    description: 'Also for an account that Instagram had suspended.',
    params: z.object({ accountId: Id }),
    answers: { 200: { description: 'The account.', schema: AccountAnswer } },
    refusals: ['conflict'],
  }).handle(async ({ ctx, by, params }) => {
    await unblockAccount(ctx, { ...params, by });
    return { status: 200, body: await readAccount(ctx, params) };
  }),
);
