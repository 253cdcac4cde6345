import { z } from 'zod';
import { NewText, publishText } from '#/lib/customers/texts/publish-text.ts';
import { readText } from '#/lib/customers/texts/read-text.ts';
import { TextKind } from '#/lib/platform/enums.ts';
import { readMaintenance, SetMaintenance, setMaintenance } from '#/lib/settings/maintenance.ts';
import { MaintenanceAnswer, TextAnswer } from './answers/house.ts';
import { createApi, json, route } from './define-route.ts';

const ofOne = { path: '/texts/{kind}', tag: 'service', params: z.object({ kind: z.enum(TextKind) }) } as const;

/** What the house tells its customers: offer, privacy, maintenance. */
export const texts = createApi()
  .openapi(
    route({
      ...ofOne,
      method: 'get',
      right: 'service.look',
      summary: 'The offer, or what is said about privacy',
      answers: { 200: json('The newest version; null while the owner published none.', TextAnswer) },
    }),
    async (c) => c.json({ text: await readText(c.var.ctx, c.req.valid('param')) }, 200),
  )
  .openapi(
    route({
      ...ofOne,
      method: 'post',
      right: 'text.publish',
      summary: 'Publish the next version of it',
      description: 'The versions before stay: with which one a customer went on is kept.',
      body: NewText,
      answers: { 201: json('The new version.', TextAnswer) },
    }),
    async (c) => {
      const text = await publishText(c.var.ctx, { ...c.req.valid('param'), ...c.req.valid('json'), by: c.var.by });
      return c.json({ text }, 201);
    },
  )
  .openapi(
    route({
      method: 'get',
      path: '/maintenance',
      right: 'service.look',
      tag: 'service',
      summary: 'Whether new checks are taken',
      answers: { 200: json('The maintenance under way, or null.', MaintenanceAnswer) },
    }),
    async (c) => c.json({ maintenance: await readMaintenance(c.var.ctx) }, 200),
  )
  .openapi(
    route({
      method: 'put',
      path: '/maintenance',
      right: 'maintenance.set',
      tag: 'service',
      summary: 'Begin or end maintenance',
      description: 'New checks are refused until then, at every door; checks under way go on to their end.',
      body: SetMaintenance,
      answers: { 200: json('The maintenance under way, or null.', MaintenanceAnswer) },
    }),
    async (c) => {
      const maintenance = await setMaintenance(c.var.ctx, { ...c.req.valid('json'), by: c.var.by });
      return c.json({ maintenance }, 200);
    },
  );
