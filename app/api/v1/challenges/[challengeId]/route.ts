import { z } from 'zod';
import { ChallengeAnswer } from '#/app/_shared/api/answers/attempt.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { readChallenge } from '#/lib/views/read-attempts.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/challenges/{challengeId}',
    right: 'service.look',
    tag: 'challenges',
    summary: 'One question of Instagram to a person',
    params: z.object({ challengeId: Id }),
    answers: { 200: { description: 'The question.', schema: ChallengeAnswer } },
  }).handle(async ({ ctx, params }) => ({ status: 200, body: await readChallenge(ctx, params) })),
);
