import type { WorkerCtx } from '#/lib/context.ts';
import { type Boss, type Payload, QUEUES, type QueueName } from '#/lib/platform/queue.ts';

/** A kind of job: its queue, its limits, and one call into lib. */
export type Job<Q extends QueueName> = {
  queue: Q;
  /** How many run side by side in one worker. */
  concurrency: number;
  handle(ctx: WorkerCtx, payload: Payload<Q>, facts: { signal: AbortSignal }): Promise<void>;
};

/** Declares a job; the queue's payload type comes with its name. */
export function defineJob<Q extends QueueName>(job: Job<Q>): Job<Q> {
  return job;
}

/**
 * Starts working on a kind of job.
 * @param stop the worker stops: handlers finish what is in hand and return.
 */
export async function work<Q extends QueueName>(
  boss: Boss,
  ctx: WorkerCtx,
  job: Job<Q>,
  stop: AbortSignal,
): Promise<void> {
  const options = {
    localConcurrency: job.concurrency,
    batchSize: 1,
    pollingIntervalSeconds: 1,
    notifyPollingIntervalSeconds: 1,
  };
  await boss.work(job.queue, options, async ([delivery]) => {
    if (!delivery) return;
    const payload = QUEUES[job.queue].safeParse(delivery.data);
    if (!payload.success) return ctx.log.error({ queue: job.queue }, 'a job with an unknown payload was dropped');
    try {
      await job.handle(ctx, payload.data as Payload<Q>, { signal: stop });
    } catch (error) {
      ctx.log.error({ queue: job.queue, ...payload.data, err: error }, 'a job failed; it comes again');
      throw new Error(`${job.queue} failed`); // the queue keeps only this sentence: errors may hold anything
    }
  });
}
