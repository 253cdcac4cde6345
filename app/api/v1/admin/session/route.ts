import { z } from 'zod';
import { SessionAnswer, SessionReplacedAnswer } from '#/app/_shared/api/answers/present-system.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { maskedOf, NOT_SET, presentSession } from '#/app/_shared/api/present-session.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { BrowserAgent, takeSession } from '#/app/_shared/api/take-session.ts';
import { SessionMaterial } from '#/lib/sessions/import-identity.ts';
import { pauseAccount } from '#/lib/sessions/pause-account.ts';

const shared = { path: '/api/v1/admin/session', tag: 'present system' } as const;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    ...shared,
    method: 'GET',
    right: 'service.look',
    summary: 'The session that reads now, masked',
    description: 'The newest live session among the accounts in use. For each account, see `/api/v1/accounts`.',
    answers: { 200: { description: 'The session.', schema: SessionAnswer } },
  }).handle(async ({ ctx }) => {
    const account = await presentSession(ctx);
    return { status: 200, body: { session_id_masked: maskedOf(account), is_set: account !== null } };
  }),
  defineRoute({
    ...shared,
    method: 'POST',
    right: 'account.hand_in',
    summary: 'Hand in a session',
    description:
      'It is tried before it replaces anything. The account is found by the session itself, and resumed when it was paused. The session of an account that the service does not know adds that account while there is none yet, or when `add_account` is true; otherwise it is refused. The other operators are told.',
    body: z.strictObject({
      session_id: SessionMaterial,
      user_agent: BrowserAgent,
      add_account: z.boolean().optional().meta({ description: 'Add the account when the service does not know it.' }),
    }),
    answers: { 200: { description: 'The session is in use.', schema: SessionReplacedAnswer } },
    refusals: ['session_refused', 'conflict'],
  }).handle(async ({ ctx, by, body }) => {
    const before = await presentSession(ctx);
    const taken = await takeSession(ctx, {
      material: body.session_id,
      userAgent: body.user_agent,
      newAccount: body.add_account ? 'add' : 'first',
      by,
    });
    return {
      status: 200,
      body: {
        message: `The session is in use for @${taken.username}.`,
        old_session_masked: maskedOf(before),
        new_session_masked: taken.maskedSessionId,
        account_id: taken.accountId,
        username: taken.username,
      },
    };
  }),
  defineRoute({
    ...shared,
    method: 'DELETE',
    right: 'account.pause',
    summary: 'Take the session out of use',
    description:
      'Pauses the account whose session it is, so that nothing signs it in again by itself. Handing a session in, or resuming the account, puts it back. Without a session nothing happens.',
    answers: { 200: { description: 'What is in use now.', schema: SessionAnswer } },
    refusals: ['conflict'],
  }).handle(async ({ ctx, by }) => {
    const account = await presentSession(ctx);
    if (account) await pauseAccount(ctx, { accountId: account.id, by, reason: 'session_cleared' });
    const left = await presentSession(ctx);
    return { status: 200, body: { session_id_masked: left ? maskedOf(left) : NOT_SET, is_set: left !== null } };
  }),
);
