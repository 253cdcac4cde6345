import { z } from 'zod';
import { draftBroadcast } from '#/lib/broadcasts/draft-broadcast.ts';
import { NewBroadcast } from '#/lib/broadcasts/schema.ts';
import { sendBroadcast, stopBroadcast } from '#/lib/broadcasts/send-broadcast.ts';
import { escapeHtml } from '#/lib/platform/phrasebook.ts';
import { Id } from '#/lib/platform/wire.ts';
import { listBroadcasts, readBroadcast } from '#/lib/views/read-broadcast.ts';
import { BroadcastAnswer, BroadcastListAnswer } from './answers/broadcast.ts';
import { createApi, json, route } from './define-route.ts';
import { limitOf } from './wire.ts';

const ofOne = { path: '/broadcasts/{broadcastId}', tag: 'customers', params: z.object({ broadcastId: Id }) } as const;
const answers = { 200: json('The broadcast.', BroadcastAnswer) };

export const broadcasts = createApi()
  .openapi(
    route({
      method: 'get',
      path: '/broadcasts',
      right: 'broadcast.list',
      tag: 'customers',
      summary: 'Messages to many customers, newest first',
      query: z.strictObject({ limit: limitOf(100, 20) }),
      answers: { 200: json('The newest of them.', BroadcastListAnswer) },
    }),
    async (c) => c.json({ broadcasts: await listBroadcasts(c.var.ctx, c.req.valid('query')) }, 200),
  )
  .openapi(
    route({
      method: 'post',
      path: '/broadcasts',
      right: 'broadcast.send',
      tag: 'customers',
      summary: 'Write a message to many customers',
      description: 'Nobody gets it yet: the answer says how many it is for. Then send it, or stop it.',
      body: NewBroadcast,
      answers: { 201: json('The draft.', BroadcastAnswer) },
    }),
    async (c) => {
      const { text, segment } = c.req.valid('json');
      const { id } = await draftBroadcast(c.var.ctx, { html: escapeHtml(text), segment, by: c.var.by });
      return c.json(await readBroadcast(c.var.ctx, { broadcastId: id }), 201);
    },
  )
  .openapi(
    route({ ...ofOne, method: 'get', right: 'broadcast.list', summary: 'One of them, and how far it came', answers }),
    async (c) => c.json(await readBroadcast(c.var.ctx, c.req.valid('param')), 200),
  )
  .openapi(
    route({
      ...ofOne,
      path: '/broadcasts/{broadcastId}/send',
      method: 'post',
      right: 'broadcast.send',
      summary: 'Send a draft',
      description: 'About 15 copies a second. Nobody gets two, and it cannot be sent again.',
      answers,
      refusals: ['conflict'],
    }),
    async (c) => {
      const one = c.req.valid('param');
      await sendBroadcast(c.var.ctx, { ...one, by: c.var.by });
      return c.json(await readBroadcast(c.var.ctx, one), 200);
    },
  )
  .openapi(
    route({
      ...ofOne,
      path: '/broadcasts/{broadcastId}/stop',
      method: 'post',
      right: 'broadcast.send',
      summary: 'Stop one that is being sent, or throw a draft away',
      description: 'Copies that were delivered stay.',
      answers,
      refusals: ['conflict'],
    }),
    async (c) => {
      const one = c.req.valid('param');
      await stopBroadcast(c.var.ctx, { ...one, by: c.var.by });
      return c.json(await readBroadcast(c.var.ctx, one), 200);
    },
  );
