import { AccountAnswer, AccountListAnswer } from '#/app/_shared/api/answers/account.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { tellHandedIn } from '#/lib/notices/tell-handed-in.ts';
import { addAccount } from '#/lib/sessions/add-account.ts';
import { AddAccount } from '#/lib/sessions/schema.ts';
import { listAccounts, readAccount } from '#/lib/views/read-account.ts';

const shared = { path: '/api/v1/accounts', tag: 'accounts' } as const;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    ...shared,
    method: 'GET',
    right: 'service.look',
    summary: 'The Instagram accounts of the service, with the health of their sessions',
    answers: { 200: { description: 'All accounts, oldest first.', schema: AccountListAnswer } },
  }).handle(async ({ ctx }) => ({ status: 200, body: { accounts: await listAccounts(ctx) } })),
  defineRoute({
    ...shared,
    method: 'POST',
    right: 'account.add',
    summary: 'Add an account',
    description: 'Password and seed are sealed at once; nothing shows them again.',
    body: AddAccount.strict(),
    answers: { 201: { description: 'The account.', schema: AccountAnswer } },
    refusals: ['conflict'],
  }).handle(async ({ ctx, by, body }) => {
    const { id } = await addAccount(ctx, { ...body, by, tell: tellHandedIn(ctx) });
    return { status: 201, body: await readAccount(ctx, { accountId: id }) };
  }),
);
