import { z } from 'zod';
import { OptOutLifted } from '#/app/_shared/api/answers/privacy.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { InstagramIdText } from '#/app/_shared/api/wire.ts';
import { liftOptOut } from '#/lib/privacy/opt-outs.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'DELETE',
    path: '/api/v1/opt-outs/{instagramId}',
    right: 'opt_out.lift',
    tag: 'customers',
    summary: 'Let a profile be read again',
    params: z.object({ instagramId: InstagramIdText }),
    answers: { 200: { description: 'It may be read again.', schema: OptOutLifted } },
  }).handle(async ({ ctx, by, params }) => {
    await liftOptOut(ctx, { ...params, by });
    return { status: 200, body: { lifted: true } };
  }),
);
