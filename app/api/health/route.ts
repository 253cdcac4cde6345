import { z } from 'zod';
import { apiContext } from '#/app/_shared/api/context.ts';
import { defineOpenRoute } from '#/app/_shared/api/define-route.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
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
      503: { description: 'The database does not answer.', schema: Away },
    },
  }).handle(async () => {
    const worker = await inTime(anyWorker());
    if (worker !== null) return { status: 200, body: { status: 'ok', database: true, worker, version } };
    const reason = 'The database does not answer.';
    return { status: 503, body: { status: 'unavailable', database: false, reason, version } };
  }),
);

async function anyWorker(): Promise<boolean> {
  const { db } = await apiContext();
  return (await livingWorkers(db)).some(({ kind }) => kind === 'worker');
}

/** What `work` says, or null when it fails or takes too long. */
async function inTime<Value>(work: Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null);
  });
  try {
    return await Promise.race([work.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}
