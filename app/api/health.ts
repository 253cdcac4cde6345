import { z } from 'zod';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { isOutage } from '#/lib/platform/db.ts';
import { version } from '#/lib/platform/version.ts';
import { livingWorkers } from '#/lib/platform/workers.ts';
import { createApi, json, route } from './define-route.ts';
import type { ApiCtx } from './model.ts';

const Well = z.object({
  status: z.literal('ok'),
  database: z.literal(true),
  worker: z.boolean().meta({ description: 'Whether a worker gave a sign of life within 30 seconds.' }),
  version: z.string(),
});
const Away = z.object({
  status: z.literal('unavailable'),
  database: z.literal(false),
  reason: z.string(),
  version: z.string(),
});

/** Docker and the start script ask every few seconds. */
const PATIENCE_MS = 3 * SECOND_MS;

export const health = createApi().openapi(
  route({
    method: 'get',
    path: '/health',
    right: null,
    tag: 'service',
    summary: 'Is the service well?',
    answers: {
      200: json('The database answers.', Well),
      503: json('The database does not answer, or the process could not open.', Away),
    },
  }),
  async (c) => {
    const seen = await inTime(look(c.var.open));
    return typeof seen === 'boolean'
      ? c.json({ status: 'ok', database: true, worker: seen, version } as const, 200)
      : c.json({ status: 'unavailable', database: false, reason: seen, version } as const, 503);
  },
);

const SILENT = 'The database does not answer.';

/** Whether a worker lives, or why that cannot be said. */
async function look(open: () => Promise<ApiCtx>): Promise<boolean | string> {
  try {
    const { db } = await open();
    return (await livingWorkers(db)).some(({ kind }) => kind === 'worker');
  } catch (error) {
    return isOutage(error)
      ? SILENT
      : 'The web process could not open: its settings, its keys or its tables are not usable.';
  }
}

async function inTime(work: Promise<boolean | string>): Promise<boolean | string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, SILENT);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
