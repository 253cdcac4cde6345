import { z } from 'zod';
import { AccountAnswer } from '#/app/_shared/api/answers/account.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { BrowserAgent, takeSession } from '#/app/_shared/api/take-session.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { SessionMaterial } from '#/lib/sessions/import-identity.ts';
import { readAccount } from '#/lib/views/read-account.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/session',
    right: 'account.hand_in',
    tag: 'accounts',
    summary: 'Hand in a session of this account',
    description:
      'A `sessionid`, or cookies in any form in which people copy them: a Cookie header, a curl command, a Netscape or JSON cookie file, a Playwright storage state, Instaloader’s cookies as JSON. It is proven to be this account’s and tried before it replaces anything; the session of another account is refused. A paused account is resumed.',
    params: z.object({ accountId: Id }),
    body: z.strictObject({ sessionId: SessionMaterial, userAgent: BrowserAgent }),
    answers: { 200: { description: 'The account with its new session.', schema: AccountAnswer } },
    refusals: ['session_refused', 'conflict'],
  }).handle(async ({ ctx, by, params, body }) => {
    await takeSession(ctx, { ...params, material: body.sessionId, userAgent: body.userAgent, by });
    return { status: 200, body: await readAccount(ctx, params) };
  }),
);
