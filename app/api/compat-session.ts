/** "The session" of the present system, which had one. For each account, see `accounts.ts`. */
import { z } from 'zod';
import type { Ctx } from '#/lib/context.ts';
import { SessionMaterial } from '#/lib/sessions/import-identity.ts';
import { pauseAccount } from '#/lib/sessions/pause-account.ts';
import type { AccountView } from '#/lib/sessions/view.ts';
import { listAccounts } from '#/lib/views/read-account.ts';
import { SessionAnswer, SessionReplacedAnswer } from './answers/compat.ts';
import { createApi, json, route } from './define-route.ts';
import { BrowserAgent, takeSession } from './take-session.ts';

const tag = 'present system';

export const compatSession = createApi()
  .openapi(
    route({
      method: 'get',
      path: '/admin/session',
      right: 'service.look',
      tag,
      summary: 'The session that reads now, masked',
      description: 'The newest live session among the accounts in use. For each account, see `/api/v1/accounts`.',
      answers: { 200: json('The session.', SessionAnswer) },
    }),
    async (c) => c.json(maskedAnswer(await presentSession(c.var.ctx)), 200),
  )
  .openapi(
    route({
      method: 'post',
      path: '/admin/session',
      right: 'account.hand_in',
      tag,
      summary: 'Hand in a session',
      description:
        'It is tried before it replaces anything. The account is found by the session itself, and resumed when it was paused. The session of an account that the service does not know adds that account while there is none yet, or when `add_account` is true; otherwise it is refused. The other operators are told.',
      body: z.strictObject({
        session_id: SessionMaterial,
        user_agent: BrowserAgent,
        add_account: z.boolean().optional().meta({ description: 'Add the account when the service does not know it.' }),
      }),
      answers: { 200: json('The session is in use.', SessionReplacedAnswer) },
      refusals: ['session_refused', 'conflict'],
    }),
    async (c) => {
      const { session_id: material, user_agent: userAgent, add_account } = c.req.valid('json');
      const before = await presentSession(c.var.ctx);
      const newAccount = add_account ? 'add' : 'first';
      const taken = await takeSession(c.var.ctx, { material, userAgent, newAccount, by: c.var.by });
      const body = {
        message: `The session is in use for @${taken.username}.`,
        old_session_masked: maskedAnswer(before).session_id_masked,
        new_session_masked: taken.maskedSessionId,
        account_id: taken.accountId,
        username: taken.username,
      };
      return c.json(body, 200);
    },
  )
  .openapi(
    route({
      method: 'delete',
      path: '/admin/session',
      right: 'account.pause',
      tag,
      summary: 'Take the session out of use',
      description:
        'Pauses the account whose session it is, so that nothing signs it in again by itself. Handing a session in, or resuming the account, puts it back. Without a session nothing happens.',
      answers: { 200: json('What is in use now.', SessionAnswer) },
      refusals: ['conflict'],
    }),
    async (c) => {
      const account = await presentSession(c.var.ctx);
      if (account) await pauseAccount(c.var.ctx, { accountId: account.id, by: c.var.by, reason: 'session_cleared' });
      return c.json(maskedAnswer(await presentSession(c.var.ctx)), 200);
    },
  );

/** The newest live generation among the accounts in use (docs/glossary.md). */
async function presentSession(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<AccountView | null> {
  const bornAt = (account: AccountView) => account.generation?.bornAt.getTime() ?? 0;
  const live = (await listAccounts(ctx)).filter(({ status, generation }) => status === 'ready' && generation !== null);
  return live.sort((one, other) => bornAt(other) - bornAt(one))[0] ?? null;
}

function maskedAnswer(account: AccountView | null) {
  const masked = account?.generation?.maskedSessionId ?? 'NOT SET';
  return { session_id_masked: masked, is_set: account !== null };
}
