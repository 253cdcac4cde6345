import { z } from 'zod';
import { AttemptListAnswer } from '#/app/_shared/api/answers/attempt.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id, limitOf } from '#/app/_shared/api/wire.ts';
import { listAttempts } from '#/lib/views/read-attempts.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/attempts',
    right: 'service.look',
    tag: 'attempts',
    summary: 'Attempts to renew a session, newest first',
    query: z.strictObject({ accountId: Id.optional(), after: Id.optional(), limit: limitOf(200, 50) }),
    answers: { 200: { description: 'A page of attempts.', schema: AttemptListAnswer } },
  }).handle(async ({ ctx, query }) => {
    const { rows, next } = await listAttempts(ctx, query);
    return { status: 200, body: { attempts: rows, next } };
  }),
);
