import { z } from 'zod';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { PICTURE_TYPES, pictureType } from '#/app/_shared/api/picture-type.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { DomainError, notFound } from '#/lib/platform/errors.ts';
import { readAttempt, readStepPicture } from '#/lib/views/read-attempts.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/attempts/{attemptId}/steps/{stepId}/picture',
    right: 'service.look',
    tag: 'attempts',
    summary: 'The masked picture of the screen of a step',
    params: z.object({ attemptId: Id, stepId: Id }),
    answers: { 200: { description: 'The picture.', file: PICTURE_TYPES } },
    refusals: ['gone', 'unsealable'],
  }).handle(async ({ ctx, params }) => {
    const { steps } = await readAttempt(ctx, params);
    if (!steps.some(({ id }) => id === params.stepId)) throw notFound('step', params.stepId);
    const bytes = await readStepPicture(ctx, params);
    if (!bytes) throw new DomainError('gone', 'This step has no picture (any more).');
    return { status: 200, bytes, mediaType: pictureType(bytes) };
  }),
);
