import { ChallengeListAnswer } from '#/app/_shared/api/answers/attempt.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { listOpenChallenges } from '#/lib/views/read-attempts.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/challenges',
    right: 'service.look',
    tag: 'challenges',
    summary: 'The questions that wait for a person now, oldest first',
    answers: { 200: { description: 'The open questions.', schema: ChallengeListAnswer } },
  }).handle(async ({ ctx }) => ({ status: 200, body: { challenges: await listOpenChallenges(ctx) } })),
);
