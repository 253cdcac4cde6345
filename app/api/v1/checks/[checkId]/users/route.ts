import { z } from 'zod';
import { UsersAnswer } from '#/app/_shared/api/answers/check.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id, limitOf } from '#/app/_shared/api/wire.ts';
import { listUsers } from '#/lib/checks/list-users.ts';
import { readCheck } from '#/lib/views/read-check.ts';

const LISTS = ['not_following_back', 'mutual', 'followers', 'following'] as const;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/checks/{checkId}/users',
    right: 'service.look',
    tag: 'checks',
    summary: 'The profiles on a list of a check, by Instagram id',
    description: 'While the check runs, what is read so far. Empty once the lists are no longer kept.',
    params: z.object({ checkId: Id }),
    query: z.strictObject({
      list: z.enum(LISTS, `expects one of ${LISTS.join(', ')}`),
      after: z
        .string()
        .regex(/^\d{1,18}$/, 'expects the Instagram id that `next` gave')
        .optional(),
      limit: limitOf(1_000, 100),
    }),
    answers: { 200: { description: 'A page of the list.', schema: UsersAnswer } },
  }).handle(async ({ ctx, params, query }) => {
    await readCheck(ctx, params);
    const { list, after, limit } = query;
    const page = await listUsers(ctx, { ...params, list, limit, ...(after ? { after } : {}) });
    return { status: 200, body: { users: page.rows, total: page.total, next: page.next } };
  }),
);
