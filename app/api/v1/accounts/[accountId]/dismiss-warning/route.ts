import { z } from 'zod';
import { AttemptStoryAnswer } from '#/app/_shared/api/answers/attempt.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { dismissWarning } from '#/lib/refresh/dismiss-warning.ts';
import { readAttempt } from '#/lib/views/read-attempts.ts';

const Dismissal = z.object({ joined: z.boolean(), attempt: AttemptStoryAnswer });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/dismiss-warning',
    right: 'account.dismiss_warning',
    tag: 'attempts',
    summary: 'Dismiss Instagram’s warning in your name',
    description:
      'For an account that is blocked by a warning of automated behaviour. A browser opens the page with the account’s own session and presses its one button.',
    params: z.object({ accountId: Id }),
    answers: { 202: { description: 'The attempt, and whether it was open before.', schema: Dismissal } },
    refusals: ['conflict'],
  }).handle(async ({ ctx, by, params }) => {
    const { attempt, joined } = await dismissWarning(ctx, { ...params, by });
    return { status: 202, body: { joined, attempt: await readAttempt(ctx, { attemptId: attempt.id }) } };
  }),
);
