import { z } from 'zod';
import { AttemptStoryAnswer } from '#/app/_shared/api/answers/attempt.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { requestRefresh } from '#/lib/refresh/request-refresh.ts';
import { readAttempt } from '#/lib/views/read-attempts.ts';

const Refresh = z.object({ joined: z.boolean(), attempt: AttemptStoryAnswer });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/refresh',
    right: 'account.refresh',
    tag: 'attempts',
    summary: 'Ask for a new session of an account',
    description: 'An account has one open attempt: asking again joins it. Follow it at `/api/v1/attempts/{attemptId}`.',
    params: z.object({ accountId: Id }),
    answers: { 202: { description: 'The attempt, and whether it was open before.', schema: Refresh } },
    refusals: ['conflict'],
  }).handle(async ({ ctx, by, params }) => {
    const { attempt, joined } = await requestRefresh(ctx, { ...params, cause: 'manual', by });
    return { status: 202, body: { joined, attempt: await readAttempt(ctx, { attemptId: attempt.id }) } };
  }),
);
