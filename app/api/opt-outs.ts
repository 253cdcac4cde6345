import { z } from 'zod';
import { addOptOut, liftOptOut, listOptOuts, NewOptOut } from '#/lib/privacy/opt-outs.ts';
import { OptOutAdded, OptOutLifted, OptOutListAnswer } from './answers/privacy.ts';
import { createApi, json, route } from './define-route.ts';
import { InstagramIdText, limitOf } from './wire.ts';

export const optOuts = createApi()
  .openapi(
    route({
      method: 'get',
      path: '/opt-outs',
      right: 'opt_out.list',
      tag: 'customers',
      summary: 'People on Instagram who asked not to be read',
      query: z.strictObject({ after: InstagramIdText.optional(), limit: limitOf(200, 50) }),
      answers: { 200: json('A page of them.', OptOutListAnswer) },
    }),
    async (c) => {
      const { rows, next } = await listOptOuts(c.var.ctx, c.req.valid('query'));
      return c.json({ optOuts: rows, next }, 200);
    },
  )
  .openapi(
    route({
      method: 'post',
      path: '/opt-outs',
      right: 'opt_out.add',
      tag: 'customers',
      summary: 'See to it that a profile is not read any more',
      description:
        'From then on no page of its lists is read, whoever asks. Its checks end at once with their credits back, and lists that were kept of it are deleted. Doing it twice changes nothing.',
      body: NewOptOut.extend({ instagramId: InstagramIdText }),
      answers: { 201: json('It is not read any more.', OptOutAdded) },
    }),
    async (c) => {
      const { optOut, ended } = await addOptOut(c.var.ctx, { ...c.req.valid('json'), by: c.var.by });
      return c.json({ optOut, checksEnded: ended }, 201);
    },
  )
  .openapi(
    route({
      method: 'delete',
      path: '/opt-outs/{instagramId}',
      right: 'opt_out.lift',
      tag: 'customers',
      summary: 'Let a profile be read again',
      params: z.object({ instagramId: InstagramIdText }),
      answers: { 200: json('It may be read again.', OptOutLifted) },
    }),
    async (c) => {
      await liftOptOut(c.var.ctx, { ...c.req.valid('param'), by: c.var.by });
      return c.json({ lifted: true } as const, 200);
    },
  );
