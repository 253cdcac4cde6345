import { z } from 'zod';
import { AttemptStoryAnswer } from '#/app/_shared/api/answers/attempt.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { readAttempt } from '#/lib/views/read-attempts.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/attempts/{attemptId}',
    right: 'service.look',
    tag: 'attempts',
    summary: 'One attempt, with its steps, its questions and the checks that waited',
    params: z.object({ attemptId: Id }),
    answers: { 200: { description: 'The attempt.', schema: AttemptStoryAnswer } },
  }).handle(async ({ ctx, params }) => ({ status: 200, body: await readAttempt(ctx, params) })),
);
