import { z } from 'zod';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { PICTURE_TYPES, pictureType } from '#/app/_shared/api/picture-type.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { readChallengePicture } from '#/lib/views/read-attempts.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/challenges/{challengeId}/picture',
    right: 'service.look',
    tag: 'challenges',
    summary: 'What the browser shows while it waits for the code, masked',
    params: z.object({ challengeId: Id }),
    answers: { 200: { description: 'The picture.', file: PICTURE_TYPES } },
    refusals: ['gone', 'unsealable'],
  }).handle(async ({ ctx, params }) => {
    const picture = await readChallengePicture(ctx, params);
    if (!picture) throw new DomainError('gone', 'This question has no picture (any more).');
    return { status: 200, bytes: picture.bytes, mediaType: pictureType(picture.bytes) };
  }),
);
