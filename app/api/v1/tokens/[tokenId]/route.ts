import { z } from 'zod';
import { TokenAnswer } from '#/app/_shared/api/answers/staff.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { revokeToken } from '#/lib/operators/tokens/revoke-token.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'DELETE',
    path: '/api/v1/tokens/{tokenId}',
    right: 'token.revoke',
    tag: 'staff',
    summary: 'Revoke an API token',
    description: 'From the next request on. Doing it twice changes nothing.',
    params: z.object({ tokenId: Id }),
    answers: { 200: { description: 'The token, revoked.', schema: TokenAnswer } },
  }).handle(async ({ ctx, by, params }) => ({ status: 200, body: await revokeToken(ctx, { ...params, by }) })),
);
