import { z } from 'zod';
import { OptOutAdded, OptOutListAnswer } from '#/app/_shared/api/answers/privacy.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { InstagramIdText, limitOf } from '#/app/_shared/api/wire.ts';
import { addOptOut, listOptOuts, NewOptOut } from '#/lib/privacy/opt-outs.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/opt-outs',
    right: 'opt_out.list',
    tag: 'customers',
    summary: 'People on Instagram who asked not to be read',
    query: z.strictObject({ after: InstagramIdText.optional(), limit: limitOf(200, 50) }),
    answers: { 200: { description: 'A page of them.', schema: OptOutListAnswer } },
  }).handle(async ({ ctx, query }) => {
    const { rows, next } = await listOptOuts(ctx, query);
    return { status: 200, body: { optOuts: rows, next } };
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/opt-outs',
    right: 'opt_out.add',
    tag: 'customers',
    summary: 'See to it that a profile is not read any more',
    description:
      'From then on no page of its lists is read, whoever asks. Its checks end at once with their credits back, and lists that were kept of it are deleted. Doing it twice changes nothing.',
    body: NewOptOut.extend({ instagramId: InstagramIdText }),
    answers: { 201: { description: 'It is not read any more.', schema: OptOutAdded } },
  }).handle(async ({ ctx, by, body }) => {
    const { optOut, ended } = await addOptOut(ctx, { ...body, by });
    return { status: 201, body: { optOut, checksEnded: ended } };
  }),
);
