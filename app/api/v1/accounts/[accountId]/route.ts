import { z } from 'zod';
import { AccountAnswer, AccountStoryAnswer } from '#/app/_shared/api/answers/account.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { setCredentials } from '#/lib/sessions/add-account.ts';
import { SetCredentials } from '#/lib/sessions/schema.ts';
import { readAccount } from '#/lib/views/read-account.ts';

const shared = {
  path: '/api/v1/accounts/{accountId}',
  tag: 'accounts',
  params: z.object({ accountId: Id }),
} as const;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    ...shared,
    method: 'GET',
    right: 'service.look',
    summary: 'One account, with its sessions and its moves',
    answers: { 200: { description: 'The account.', schema: AccountStoryAnswer } },
  }).handle(async ({ ctx, params }) => ({ status: 200, body: await readAccount(ctx, params) })),
  defineRoute({
    ...shared,
    method: 'PATCH',
    right: 'account.set_credentials',
    summary: 'Set the password, the TOTP seed or the notes of an account',
    description:
      'Null removes the seed or the notes. A block ends only when the change cures its cause: a new password ends that of a refused one, notes end none.',
    body: SetCredentials.strict(),
    answers: { 200: { description: 'The account.', schema: AccountAnswer } },
  }).handle(async ({ ctx, by, params, body }) => {
    await setCredentials(ctx, { ...params, ...body, by });
    return { status: 200, body: await readAccount(ctx, params) };
  }),
);
