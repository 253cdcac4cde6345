import { z } from 'zod';
import { PICTURE_TYPES, pictureType } from '#/app/_shared/picture-type.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { Id } from '#/lib/platform/wire.ts';
import { type Answered, answerChallenge, wishChallenge } from '#/lib/refresh/answer-challenge.ts';
import { Code, Wish } from '#/lib/refresh/schema.ts';
import { listOpenChallenges, readChallenge, readChallengePicture } from '#/lib/views/read-attempts.ts';
import { ChallengeAnswer, ChallengeListAnswer } from './answers/attempt.ts';
import { createApi, file, json, route, sendFile } from './define-route.ts';

const OneChallenge = z.object({ challengeId: Id });

export const challenges = createApi()
  .openapi(
    route({
      method: 'get',
      path: '/challenges',
      right: 'service.look',
      tag: 'challenges',
      summary: 'The questions that wait for a person now, oldest first',
      answers: { 200: json('The open questions.', ChallengeListAnswer) },
    }),
    async (c) => c.json({ challenges: await listOpenChallenges(c.var.ctx) }, 200),
  )
  .openapi(
    route({
      method: 'get',
      path: '/challenges/{challengeId}',
      right: 'service.look',
      tag: 'challenges',
      summary: 'One question of Instagram to a person',
      params: OneChallenge,
      answers: { 200: json('The question.', ChallengeAnswer) },
    }),
    async (c) => c.json(await readChallenge(c.var.ctx, c.req.valid('param')), 200),
  )
  .openapi(
    route({
      method: 'post',
      path: '/challenges/{challengeId}/answer',
      right: 'challenge.answer',
      tag: 'challenges',
      summary: 'Answer a question with a code',
      description:
        'The first answer through any door closes the others. The browser types the code within a second; read the question again to see whether Instagram accepted it.',
      params: OneChallenge,
      body: z.strictObject({ code: Code }),
      answers: { 202: json('The code is on its way.', ChallengeAnswer) },
      refusals: ['conflict', 'gone'],
    }),
    async (c) => {
      const challenge = c.req.valid('param');
      const { code } = c.req.valid('json');
      const answered = await answerChallenge(c.var.ctx, { ...challenge, code, door: 'api', by: c.var.by });
      if (!answered.ok) throw tooLate(answered);
      return c.json(await readChallenge(c.var.ctx, challenge), 202);
    },
  )
  .openapi(
    route({
      method: 'post',
      path: '/challenges/{challengeId}/wish',
      right: 'challenge.wish',
      tag: 'challenges',
      summary: 'Ask for another code, or for another method',
      params: OneChallenge,
      body: z.strictObject({ wish: Wish }),
      answers: {
        202: json(
          'The browser will ask for it; for another code as soon as Instagram sends one again (`canResendAt`).',
          ChallengeAnswer,
        ),
      },
      refusals: ['conflict', 'gone'],
    }),
    async (c) => {
      const challenge = c.req.valid('param');
      const noted = await wishChallenge(c.var.ctx, { ...challenge, ...c.req.valid('json'), by: c.var.by });
      if (!noted.ok) throw tooLate(noted);
      return c.json(await readChallenge(c.var.ctx, challenge), 202);
    },
  )
  .openapi(
    route({
      method: 'get',
      path: '/challenges/{challengeId}/picture',
      right: 'service.look',
      tag: 'challenges',
      summary: 'What the browser shows while it waits for the code, masked',
      params: OneChallenge,
      answers: { 200: file('The picture.', PICTURE_TYPES) },
      refusals: ['gone', 'unsealable'],
    }),
    async (c) => {
      const picture = await readChallengePicture(c.var.ctx, c.req.valid('param'));
      if (!picture) throw new DomainError('gone', 'This question has no picture (any more).');
      return sendFile(picture.bytes, { mediaType: pictureType(picture.bytes) });
    },
  );

function tooLate({ reason, by }: Extract<Answered, { ok: false }>): DomainError {
  switch (reason) {
    case 'answered':
      return new DomainError('conflict', `${by ?? 'Somebody'} answered this question first.`, { reason, by });
    case 'expired':
      return new DomainError('gone', 'The time for this question is over. Ask for a new session to be asked again.', {
        reason,
      });
    case 'closed':
      return new DomainError('gone', 'This question is closed: the sign-in went on without it, or ended.', { reason });
  }
}
