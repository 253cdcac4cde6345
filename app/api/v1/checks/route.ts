import { z } from 'zod';
import { OldHistoryAnswer } from '#/app/_shared/api/answers/present-system.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { OLD_STATUS, percentOf } from '#/app/_shared/api/old-words.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { walkChecks } from '#/app/_shared/api/walk-checks.ts';
import { CustomerIdText, Id, limitOf, wholeNumber } from '#/app/_shared/api/wire.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import { listChecks } from '#/lib/views/read-check.ts';

const Asked = z
  .strictObject({
    user_id: CustomerIdText.optional(),
    offset: wholeNumber(0, 100_000).optional().meta({ description: 'Rows to leave out; with `user_id` alone.' }),
    status: z
      .enum(['queued', 'running', 'parked', 'completed', 'failed', 'cancelled'])
      .optional()
      .meta({ description: 'In our own words, not in those of the present system.' }),
    search: z
      .string()
      .trim()
      .min(1)
      .max(64)
      .optional()
      .meta({ description: 'A part of the name of the profile or of the customer; without `user_id`.' }),
    after: Id.optional().meta({ description: 'The `next` of the page before; without `user_id`.' }),
    limit: limitOf(500, 10),
  })
  .refine((asked) => asked.user_id === undefined || (asked.search === undefined && asked.after === undefined), {
    path: ['user_id'],
    message: 'goes with offset and limit, not with search or after',
  })
  .refine((asked) => asked.user_id !== undefined || asked.offset === undefined, {
    path: ['offset'],
    message: 'goes with user_id; without it, ask with after',
  });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/checks',
    right: 'service.look',
    tag: 'present system',
    summary: 'Checks, newest first',
    description:
      'With `user_id`, the history of one customer as the present system has it; without, the checks of all.',
    query: Asked,
    answers: { 200: { description: 'The checks.', schema: OldHistoryAnswer } },
  }).handle(async ({ ctx, query }) => {
    const { user_id: customerId, offset = 0, status, search, after, limit } = query;
    const narrowed = status ? { status: [status] } : {};
    if (customerId !== undefined) {
      const all = await walkChecks(ctx, { ...narrowed, customerId });
      const rows = all.slice(offset, offset + limit).map(rowOf);
      return { status: 200, body: { checks: rows, total: all.length, next: null } };
    }
    const from = { ...narrowed, ...(search ? { search } : {}), ...(after ? { after } : {}), limit };
    const { rows, next } = await listChecks(ctx, from);
    return { status: 200, body: { checks: rows.map(rowOf), total: null, next } };
  }),
);

function rowOf(check: CheckView) {
  return {
    check_id: check.id,
    user_id: check.customerId,
    target_username: check.targetUsername,
    platform: 'instagram' as const,
    status: OLD_STATUS[check.status],
    state: check.status,
    progress: percentOf(check),
    total_non_mutual: check.notMutualCount,
    created_at: check.requestedAt,
    completed_at: check.finishedAt,
  };
}
