import { z } from 'zod';
import { ChallengeAnswer } from '#/app/_shared/api/answers/attempt.ts';
import { closedDoor } from '#/app/_shared/api/closed-door.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { answerChallenge } from '#/lib/refresh/answer-challenge.ts';
import { Code } from '#/lib/refresh/schema.ts';
import { readChallenge } from '#/lib/views/read-attempts.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'POST',
    path: '/api/v1/challenges/{challengeId}/answer',
    right: 'challenge.answer',
    tag: 'challenges',
    summary: 'Answer a question with a code',
    description:
      'The first answer through any door closes the others. The browser types the code within a second; read the question again to see whether Instagram accepted it.',
    params: z.object({ challengeId: Id }),
    body: z.strictObject({ code: Code }),
    answers: { 202: { description: 'The code is on its way.', schema: ChallengeAnswer } },
    refusals: ['conflict', 'gone'],
  }).handle(async ({ ctx, by, params, body }) => {
    const answered = await answerChallenge(ctx, { ...params, code: body.code, door: 'api', by });
    if (!answered.ok) throw closedDoor(answered);
    return { status: 202, body: await readChallenge(ctx, params) };
  }),
);
