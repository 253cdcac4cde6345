import { z } from 'zod';
import { TokenAnswer } from '#/app/_shared/api/answers/staff.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { createToken } from '#/lib/security/tokens/create-token.ts';
import { listTokens } from '#/lib/security/tokens/list-tokens.ts';
import { NewToken } from '#/lib/security/tokens/schema.ts';

const shared = { path: '/api/v1/tokens', tag: 'staff', role: 'owner' } as const;

const Created = z.object({
  secret: z.string().meta({ description: 'The token itself: it is in this answer and nowhere else, ever.' }),
  token: TokenAnswer,
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    ...shared,
    method: 'GET',
    summary: 'API tokens, newest first, ended ones too',
    answers: { 200: { description: 'The tokens.', schema: z.object({ tokens: z.array(TokenAnswer) }) } },
  }).handle(async ({ ctx }) => ({ status: 200, body: { tokens: await listTokens(ctx) } })),
  defineRoute({
    ...shared,
    method: 'POST',
    summary: 'Make an API token',
    description: 'It belongs to the operator of the token that asks, if that one has an operator, and ends with them.',
    body: NewToken,
    answers: { 201: { description: 'The token.', schema: Created } },
  }).handle(async ({ ctx, by, token, body }) => ({
    status: 201,
    body: await createToken(ctx, { ...body, operatorId: token.operatorId, by }),
  })),
);
