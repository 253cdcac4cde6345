import { z } from 'zod';
import { RoleAnswer, TokenAnswer } from '#/app/_shared/api/answers/staff.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';

const Me = z.object({
  role: RoleAnswer.meta({ description: 'What this token may do now: never more than its operator.' }),
  token: TokenAnswer,
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/me',
    right: 'service.look',
    tag: 'staff',
    summary: 'Whose token is this, and what may it do?',
    answers: { 200: { description: 'The token that asks.', schema: Me } },
  }).handle(async ({ role, token }) => ({ status: 200, body: { role, token } })),
);
