import { z } from 'zod';
import { ChallengeAnswer } from '#/app/_shared/api/answers/attempt.ts';
import { closedDoor } from '#/app/_shared/api/closed-door.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { wishChallenge } from '#/lib/refresh/answer-challenge.ts';
import { Wish } from '#/lib/refresh/schema.ts';
import { readChallenge } from '#/lib/views/read-attempts.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'POST',
    path: '/api/v1/challenges/{challengeId}/wish',
    right: 'challenge.wish',
    tag: 'challenges',
    summary: 'Ask for another code, or for another method',
    params: z.object({ challengeId: Id }),
    body: z.strictObject({ wish: Wish }),
    answers: {
      202: {
        description:
          'The browser will ask for it; for another code as soon as Instagram sends one again (`canResendAt`).',
        schema: ChallengeAnswer,
      },
    },
    refusals: ['conflict', 'gone'],
  }).handle(async ({ ctx, by, params, body }) => {
    const noted = await wishChallenge(ctx, { ...params, wish: body.wish, by });
    if (!noted.ok) throw closedDoor(noted);
    return { status: 202, body: await readChallenge(ctx, params) };
  }),
);
