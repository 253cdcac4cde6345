import { z } from 'zod';
import { OperatorAnswer } from '#/app/_shared/api/answers/staff.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { listOperators } from '#/lib/operators/list-operators.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/operators',
    right: 'operator.list',
    tag: 'staff',
    summary: 'The people of the dashboard',
    description: 'People are added in the dashboard alone: no token makes an operator.',
    answers: {
      200: {
        description: 'All of them, disabled ones too.',
        schema: z.object({ operators: z.array(OperatorAnswer) }),
      },
    },
  }).handle(async ({ ctx, by }) => ({ status: 200, body: { operators: await listOperators(ctx, { by }) } })),
);
