import { z } from 'zod';
import { CheckAnswer } from '#/app/_shared/api/answers/check.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { cancelCheck } from '#/lib/checks/cancel-check.ts';
import { readCheck } from '#/lib/views/read-check.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'POST',
    path: '/api/v1/checks/{checkId}/cancel',
    right: 'check.cancel',
    tag: 'checks',
    summary: 'Cancel a check; its credit goes back',
    params: z.object({ checkId: Id }),
    answers: { 200: { description: 'The check, cancelled.', schema: CheckAnswer } },
    refusals: ['conflict'],
  }).handle(async ({ ctx, by, params }) => {
    await cancelCheck(ctx, { ...params, by });
    return { status: 200, body: await readCheck(ctx, params) };
  }),
);
