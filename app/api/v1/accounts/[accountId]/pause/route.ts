import { z } from 'zod';
import { AccountAnswer } from '#/app/_shared/api/answers/account.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { pauseAccount } from '#/lib/sessions/pause-account.ts';
import { readAccount } from '#/lib/views/read-account.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/pause',
    right: 'account.pause',
    tag: 'accounts',
    summary: 'Take an account out of use',
    description: 'Checks that read with it go on with another one, or wait.',
    params: z.object({ accountId: Id }),
    answers: { 200: { description: 'The account.', schema: AccountAnswer } },
    refusals: ['conflict'],
  }).handle(async ({ ctx, by, params }) => {
    await pauseAccount(ctx, { ...params, by });
    return { status: 200, body: await readAccount(ctx, params) };
  }),
);
