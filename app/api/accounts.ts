import { z } from 'zod';
import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import type { Right } from '#/lib/operators/rights.ts';
import { tellHandedIn } from '#/lib/outbox/tell-handed-in.ts';
import { Id } from '#/lib/platform/wire.ts';
import { addAccount, setCredentials } from '#/lib/sessions/add-account.ts';
import { SessionMaterial } from '#/lib/sessions/import-identity.ts';
import { pauseAccount, resumeAccount, retireAccount, unblockAccount } from '#/lib/sessions/pause-account.ts';
import { AddAccount, SetCredentials } from '#/lib/sessions/schema.ts';
import { listAccounts, readAccount } from '#/lib/views/read-account.ts';
import { AccountAnswer, AccountListAnswer, AccountStoryAnswer } from './answers/account.ts';
import { createApi, json, type OneOf, route } from './define-route.ts';
import { BrowserAgent, takeSession } from './take-session.ts';

const ofOne = { path: '/accounts/{accountId}', tag: 'accounts', params: z.object({ accountId: Id }) } as const;

/** Answers with the account as it is then. */
function move<const Name extends string>(name: Name, right: Right, summary: string, description: string) {
  return route({
    ...ofOne,
    path: `${ofOne.path}/${name}`,
    method: 'post',
    right,
    summary,
    description,
    answers: { 200: json('The account.', AccountAnswer) },
    refusals: ['conflict'],
  });
}
const moved =
  (verb: (ctx: Ctx, input: { accountId: string; by: Actor }) => Promise<void>) => async (c: OneOf<'accountId'>) => {
    const { accountId } = c.req.valid('param');
    await verb(c.var.ctx, { accountId, by: c.var.by });
    return c.json(await readAccount(c.var.ctx, { accountId }), 200);
  };

export const accounts = createApi()
  .openapi(
    route({
      method: 'get',
      path: '/accounts',
      right: 'service.look',
      tag: 'accounts',
      summary: 'The Instagram accounts of the service, with the health of their sessions',
      answers: { 200: json('All accounts, oldest first.', AccountListAnswer) },
    }),
    async (c) => c.json({ accounts: await listAccounts(c.var.ctx) }, 200),
  )
  .openapi(
    route({
      method: 'post',
      path: '/accounts',
      right: 'account.add',
      tag: 'accounts',
      summary: 'Add an account',
      description: 'Password and seed are sealed at once; nothing shows them again.',
      body: AddAccount.strict(),
      answers: { 201: json('The account.', AccountAnswer) },
      refusals: ['conflict'],
    }),
    async (c) => {
      const { ctx, by } = c.var;
      const { id } = await addAccount(ctx, { ...c.req.valid('json'), by, tell: tellHandedIn(ctx) });
      return c.json(await readAccount(ctx, { accountId: id }), 201);
    },
  )
  .openapi(
    route({
      ...ofOne,
      method: 'get',
      right: 'service.look',
      summary: 'One account, with its sessions and its moves',
      answers: { 200: json('The account.', AccountStoryAnswer) },
    }),
    async (c) => c.json(await readAccount(c.var.ctx, c.req.valid('param')), 200),
  )
  .openapi(
    route({
      ...ofOne,
      method: 'patch',
      right: 'account.set_credentials',
      summary: 'Set the password, the TOTP seed or the notes of an account',
      description:
        'Null removes the seed or the notes. A block ends only when the change cures its cause: a new password ends that of a refused one, notes end none.',
      body: SetCredentials.strict(),
      answers: { 200: json('The account.', AccountAnswer) },
    }),
    async (c) => {
      const account = c.req.valid('param');
      await setCredentials(c.var.ctx, { ...account, ...c.req.valid('json'), by: c.var.by });
      return c.json(await readAccount(c.var.ctx, account), 200);
    },
  )
  .openapi(
    route({
      ...ofOne,
      path: '/accounts/{accountId}/session',
      method: 'post',
      right: 'account.hand_in',
      summary: 'Hand in a session of this account',
      description:
        'A `sessionid`, or cookies in any form in which people copy them: a Cookie header, a curl command, a Netscape or JSON cookie file, a Playwright storage state, Instaloader’s cookies as JSON. It is proven to be this account’s and tried before it replaces anything; the session of another account is refused. A paused account is resumed.',
      body: z.strictObject({ sessionId: SessionMaterial, userAgent: BrowserAgent }),
      answers: { 200: json('The account with its new session.', AccountAnswer) },
      refusals: ['session_refused', 'conflict'],
    }),
    async (c) => {
      const account = c.req.valid('param');
      const { sessionId: material, userAgent } = c.req.valid('json');
      await takeSession(c.var.ctx, { ...account, material, userAgent, by: c.var.by });
      return c.json(await readAccount(c.var.ctx, account), 200);
    },
  )
  .openapi(
    move(
      'pause',
      'account.pause',
      'Take an account out of use',
      'Checks that read with it go on with another one, or wait.',
    ),
    moved(pauseAccount),
  )
  .openapi(
    move('resume', 'account.resume', 'Put a paused account back to use', 'It reads again as soon as it has a session.'),
    moved(resumeAccount),
  )
  .openapi(
    move(
      'unblock',
      'account.unblock',
      'Say that what blocked an account was put right',
      'Also for an account that Instagram had suspended.',
    ),
    moved(unblockAccount),
  )
  .openapi(
    move(
      'retire',
      'account.retire',
      'End the service of an account for good',
      'Its session is withdrawn; its history stays.',
    ),
    moved(retireAccount),
  );
