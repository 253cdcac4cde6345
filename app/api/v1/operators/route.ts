import { z } from 'zod';
import { OperatorAnswer } from '#/app/_shared/api/answers/staff.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { createOperator } from '#/lib/security/operators/create-operator.ts';
import { listOperators } from '#/lib/security/operators/list-operators.ts';
import { NewOperator } from '#/lib/security/operators/schema.ts';

const shared = { path: '/api/v1/operators', tag: 'staff', role: 'owner' } as const;
const Operators = z.object({ operators: z.array(OperatorAnswer) });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    ...shared,
    method: 'GET',
    summary: 'The people of the dashboard',
    answers: { 200: { description: 'All of them, disabled ones too.', schema: Operators } },
  }).handle(async ({ ctx }) => ({ status: 200, body: { operators: await listOperators(ctx) } })),
  defineRoute({
    ...shared,
    method: 'POST',
    summary: 'Add a person to the dashboard',
    body: NewOperator,
    answers: { 201: { description: 'The operator.', schema: OperatorAnswer } },
    refusals: ['conflict'],
  }).handle(async ({ ctx, by, body }) => ({ status: 201, body: await createOperator(ctx, { ...body, by }) })),
);
