import { z } from 'zod';
import { PICTURE_TYPES, pictureType } from '#/app/_shared/picture-type.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import { Id } from '#/lib/platform/wire.ts';
import { abandonAttempt } from '#/lib/refresh/abandon-attempt.ts';
import { dismissWarning } from '#/lib/refresh/dismiss-warning.ts';
import { requestRefresh } from '#/lib/refresh/request-refresh.ts';
import { listAttempts, readAttempt, readStepPicture } from '#/lib/views/read-attempts.ts';
import { AttemptListAnswer, AttemptStoryAnswer } from './answers/attempt.ts';
import { createApi, file, json, route, sendFile } from './define-route.ts';
import { limitOf } from './wire.ts';

const OneAccount = z.object({ accountId: Id });
const OneAttempt = z.object({ attemptId: Id });
const Asked = z.object({ joined: z.boolean(), attempt: AttemptStoryAnswer });
const asked = json('The attempt, and whether it was open before.', Asked);

export const attempts = createApi()
  .openapi(
    route({
      method: 'get',
      path: '/attempts',
      right: 'service.look',
      tag: 'attempts',
      summary: 'Attempts to renew a session, newest first',
      query: z.strictObject({ accountId: Id.optional(), after: Id.optional(), limit: limitOf(200, 50) }),
      answers: { 200: json('A page of attempts.', AttemptListAnswer) },
    }),
    async (c) => {
      const { rows, next } = await listAttempts(c.var.ctx, c.req.valid('query'));
      return c.json({ attempts: rows, next }, 200);
    },
  )
  .openapi(
    route({
      method: 'get',
      path: '/attempts/{attemptId}',
      right: 'service.look',
      tag: 'attempts',
      summary: 'One attempt, with its steps, its questions and the checks that waited',
      params: OneAttempt,
      answers: { 200: json('The attempt.', AttemptStoryAnswer) },
    }),
    async (c) => c.json(await readAttempt(c.var.ctx, c.req.valid('param')), 200),
  )
  .openapi(
    route({
      method: 'post',
      path: '/attempts/{attemptId}/abandon',
      right: 'attempt.abandon',
      tag: 'attempts',
      summary: 'Give an attempt up that waits for its time or for a code',
      params: OneAttempt,
      answers: { 200: json('The attempt, abandoned.', AttemptStoryAnswer) },
      refusals: ['conflict'],
    }),
    async (c) => {
      const attempt = c.req.valid('param');
      await abandonAttempt(c.var.ctx, { ...attempt, by: c.var.by });
      return c.json(await readAttempt(c.var.ctx, attempt), 200);
    },
  )
  .openapi(
    route({
      method: 'get',
      path: '/attempts/{attemptId}/steps/{stepId}/picture',
      right: 'service.look',
      tag: 'attempts',
      summary: 'The masked picture of the screen of a step',
      params: OneAttempt.extend({ stepId: Id }),
      answers: { 200: file('The picture.', PICTURE_TYPES) },
      refusals: ['gone', 'unsealable'],
    }),
    async (c) => {
      const step = c.req.valid('param');
      const { steps } = await readAttempt(c.var.ctx, step);
      if (!steps.some(({ id }) => id === step.stepId)) throw notFound('step', step.stepId);
      const bytes = await readStepPicture(c.var.ctx, step);
      if (!bytes) throw new DomainError('gone', 'This step has no picture (any more).');
      return sendFile(bytes, { mediaType: pictureType(bytes) });
    },
  )
  .openapi(
    route({
      method: 'post',
      path: '/accounts/{accountId}/refresh',
      right: 'account.refresh',
      tag: 'attempts',
      summary: 'Ask for a new session of an account',
      description:
        'An account has one open attempt: asking again joins it. Follow it at `/api/v1/attempts/{attemptId}`.',
      params: OneAccount,
      answers: { 202: asked },
      refusals: ['conflict'],
    }),
    async (c) => {
      const { attempt, joined } = await requestRefresh(c.var.ctx, {
        ...c.req.valid('param'),
        cause: 'manual',
        by: c.var.by,
      });
      return c.json({ joined, attempt: await readAttempt(c.var.ctx, { attemptId: attempt.id }) }, 202);
    },
  )
  .openapi(
    route({
      method: 'post',
      path: '/accounts/{accountId}/dismiss-warning',
      right: 'account.dismiss_warning',
      tag: 'attempts',
      summary: 'Dismiss Instagram’s warning in your name',
      description:
        'For an account that is blocked by a warning of automated behaviour. A browser opens the page with the account’s own session and presses its one button.',
      params: OneAccount,
      answers: { 202: asked },
      refusals: ['conflict'],
    }),
    async (c) => {
      const { attempt, joined } = await dismissWarning(c.var.ctx, { ...c.req.valid('param'), by: c.var.by });
      return c.json({ joined, attempt: await readAttempt(c.var.ctx, { attemptId: attempt.id }) }, 202);
    },
  );
