import { z } from 'zod';
import { apiContext } from '#/app/_shared/api/context.ts';
import { defineOpenRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { isOutage } from '#/lib/platform/db.ts';
import { version } from '#/lib/platform/version.ts';
import { livingWorkers } from '#/lib/platform/workers.ts';

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

/** Docker and the start script ask every few seconds: an answer that is late is an answer that is no. */
const PATIENCE_MS = 3 * SECOND_MS;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineOpenRoute({
    method: 'GET',
    path: '/api/health',
    tag: 'service',
    summary: 'Is the service well?',
    answers: {
      200: { description: 'The database answers.', schema: Well },
      503: { description: 'The database does not answer, or the process could not open.', schema: Away },
    },
  }).handle(async () => {
    const seen = await inTime(look());
    if (typeof seen === 'boolean')
      return { status: 200, body: { status: 'ok', database: true, worker: seen, version } };
    return { status: 503, body: { status: 'unavailable', database: false, reason: seen, version } };
  }),
);

const SILENT = 'The database does not answer.';

/** Whether a worker lives, or a reason why that cannot be said. */
async function look(): Promise<boolean | string> {
  try {
    const { db } = await apiContext();
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
