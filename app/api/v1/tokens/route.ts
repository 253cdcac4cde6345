import { z } from 'zod';
import { TokenAnswer } from '#/app/_shared/api/answers/staff.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { listTokens } from '#/lib/operators/tokens/list-tokens.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/tokens',
    right: 'token.list',
    tag: 'staff',
    summary: 'API tokens, newest first, ended ones too',
    description: 'Tokens are made in the dashboard, or by `npm run token` on the machine: no token makes another one.',
    answers: { 200: { description: 'The tokens.', schema: z.object({ tokens: z.array(TokenAnswer) }) } },
  }).handle(async ({ ctx, by }) => ({ status: 200, body: { tokens: await listTokens(ctx, { by }) } })),
);
