import { z } from 'zod';
import { OperatorAnswer } from '#/app/_shared/api/answers/staff.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { disableOperator } from '#/lib/operators/disable-operator.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'PATCH',
    path: '/api/v1/operators/{operatorId}',
    right: 'operator.disable',
    tag: 'staff',
    summary: 'Keep an operator out',
    description:
      'Counts from the next request on: their sessions and tokens end. The last owner stays. To let somebody in again, or to give another role, is a person’s to do, in the dashboard.',
    params: z.object({ operatorId: Id }),
    body: z.strictObject({
      disabled: z.literal(true, 'expects true: no token lets anybody in, a person does it in the dashboard'),
    }),
    answers: { 200: { description: 'The operator.', schema: OperatorAnswer } },
    refusals: ['conflict'],
  }).handle(async ({ ctx, by, params }) => ({ status: 200, body: await disableOperator(ctx, { ...params, by }) })),
);
