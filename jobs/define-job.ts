import type { WorkerCtx } from '#/lib/context.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { type Boss, type Payload, QUEUES, type QueueName } from '#/lib/platform/queue.ts';

export type Job<Q extends QueueName> = {
  queue: Q;
  concurrency: number;
  handle(ctx: WorkerCtx, payload: Payload<Q>, facts: { signal: AbortSignal }): Promise<void>;
};

/** The queue's payload type comes with its name. */
export function defineJob<Q extends QueueName>(job: Job<Q>): Job<Q> {
  return job;
}

/** While the queue cannot be heard (LISTEN/NOTIFY). */
const UNHEARD = { pollingIntervalSeconds: 1 };

/** A job that failed comes again for the first time within this, and nobody announces it. */
const RETRY_MS = 4 * SECOND_MS;

/**
 * Works on a kind of job. A slot that had one asks for the next at once: whoever waited is not announced again.
 * @param stop handlers finish what is in hand.
 */
export async function work<Q extends QueueName>(
  boss: Boss,
  ctx: WorkerCtx,
  job: Job<Q>,
  stop: AbortSignal,
): Promise<void> {
  for (let slots = 0; slots < job.concurrency; slots += 1) {
    const slot: string = await boss.work(job.queue, { ...UNHEARD, batchSize: 1 }, async ([delivery]) => {
      if (!delivery) return;
      try {
        await handle(ctx, job, delivery.data, stop);
      } catch (error) {
        void ctx.clock.sleep(RETRY_MS, stop).then(() => boss.notifyWorker(slot));
        throw error;
      } finally {
        boss.notifyWorker(slot);
      }
    });
  }
}

async function handle<Q extends QueueName>(ctx: WorkerCtx, job: Job<Q>, data: unknown, stop: AbortSignal) {
  const payload = QUEUES[job.queue].safeParse(data);
  if (!payload.success) return ctx.log.error({ queue: job.queue }, 'a job with an unknown payload was dropped');
  try {
    await job.handle(ctx, payload.data as Payload<Q>, { signal: stop });
  } catch (error) {
    ctx.log.error({ queue: job.queue, ...payload.data, err: error }, 'a job failed; it comes again');
    throw new Error(`${job.queue} failed`); // the queue keeps only this sentence: errors may hold anything
  }
}
