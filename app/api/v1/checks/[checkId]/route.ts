import { z } from 'zod';
import { CheckAnswer } from '#/app/_shared/api/answers/check.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { readCheck } from '#/lib/views/read-check.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/checks/{checkId}',
    right: 'service.look',
    tag: 'checks',
    summary: 'One check, with its progress and its certificate',
    params: z.object({ checkId: Id }),
    answers: { 200: { description: 'The check.', schema: CheckAnswer } },
  }).handle(async ({ ctx, params }) => ({ status: 200, body: await readCheck(ctx, params) })),
);
