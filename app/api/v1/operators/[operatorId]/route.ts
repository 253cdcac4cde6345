import { z } from 'zod';
import { OperatorAnswer } from '#/app/_shared/api/answers/staff.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { disableOperator, enableOperator } from '#/lib/security/operators/disable-operator.ts';
import { SetRole } from '#/lib/security/operators/schema.ts';
import { setRole } from '#/lib/security/operators/set-role.ts';

const Change = z
  .strictObject({ role: SetRole.shape.role.optional(), disabled: z.boolean().optional() })
  .refine(
    (change) => (change.role === undefined) !== (change.disabled === undefined),
    'expects role or disabled, one at a time',
  );

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'PATCH',
    path: '/api/v1/operators/{operatorId}',
    role: 'owner',
    tag: 'staff',
    summary: 'Give an operator another role, or keep one out',
    description:
      'Counts from the next request on: a disabled operator’s sessions end and their tokens admit nobody. The last owner stays.',
    params: z.object({ operatorId: Id }),
    body: Change,
    answers: { 200: { description: 'The operator.', schema: OperatorAnswer } },
    refusals: ['conflict'],
  }).handle(async ({ ctx, by, params, body: { role, disabled } }) => {
    if (role !== undefined) return { status: 200, body: await setRole(ctx, { ...params, role, by }) };
    const change = disabled ? disableOperator : enableOperator;
    return { status: 200, body: await change(ctx, { ...params, by }) };
  }),
);
