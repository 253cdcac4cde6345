/** A queue that delivers nothing by itself: the schedule delivers, doubles, reorders and loses what was sent. */
import type { Tx } from '#/lib/platform/db.ts';
import type { Payload, Queue, QueueName } from '#/lib/platform/queue.ts';

export type HeldJob = { [Q in QueueName]: { queue: Q; payload: Payload<Q> } }[QueueName];

export type HeldQueue = {
  readonly jobs: HeldJob[];
  /** The sending side of one worker. What is sent in a transaction is there when the transaction has committed. */
  sender(alone: (what: string, work: () => void) => Promise<void>): Queue;
  /** Runs a transaction; of several tries, only the jobs of the last one count. */
  committing<T>(run: (begin: (tx: Tx) => void) => Promise<T>): Promise<T>;
};

export function createHeldQueue(): HeldQueue {
  const jobs: HeldJob[] = [];
  const open = new WeakMap<Tx, HeldJob[]>();
  const put = (job: HeldJob) => {
    // notices are delivered by a sweep in the product, too, and do nothing to a schedule
    if (job.queue !== 'notice.deliver' && !jobs.some((waiting) => same(waiting, job))) jobs.push(job);
  };

  return {
    jobs,
    sender: (alone) => ({
      async send(queue, payload, options) {
        const job = { queue, payload } as HeldJob;
        if (!options?.tx) return alone(`send ${queue}`, () => put(job));
        const held = open.get(options.tx);
        if (!held) throw new Error(`${queue} was sent in a transaction that is not open`);
        held.push(job);
      },
      async sendAll(queue, payloads) {
        if (payloads.length === 0) return;
        await alone(`send ${queue}`, () => {
          for (const payload of payloads) put({ queue, payload } as HeldJob);
        });
      },
    }),
    async committing(run) {
      let held: HeldJob[] = [];
      const result = await run((tx) => {
        held = [];
        open.set(tx, held);
      });
      held.forEach(put);
      return result;
    },
  };
}

function same(a: HeldJob, b: HeldJob): boolean {
  return a.queue === b.queue && Object.values(a.payload)[0] === Object.values(b.payload)[0];
}
