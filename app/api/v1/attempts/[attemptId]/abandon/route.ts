import { z } from 'zod';
import { AttemptStoryAnswer } from '#/app/_shared/api/answers/attempt.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { abandonAttempt } from '#/lib/refresh/abandon-attempt.ts';
import { readAttempt } from '#/lib/views/read-attempts.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'POST',
    path: '/api/v1/attempts/{attemptId}/abandon',
    right: 'attempt.abandon',
    tag: 'attempts',
    summary: 'Give an attempt up that waits for its time or for a code',
    params: z.object({ attemptId: Id }),
    answers: { 200: { description: 'The attempt, abandoned.', schema: AttemptStoryAnswer } },
    refusals: ['conflict'],
  }).handle(async ({ ctx, by, params }) => {
    await abandonAttempt(ctx, { ...params, by });
    return { status: 200, body: await readAttempt(ctx, params) };
  }),
);
