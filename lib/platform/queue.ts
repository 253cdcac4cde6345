/** The queue delivers; rows are the truth. Jobs carry ids and may come twice, late or never. */
import { fromPrisma, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { databaseConnection, poolSizeOf } from './database-connection.ts';
import type { Tx } from './db.ts';
import { impatientSocket } from './impatient-socket.ts';
import type { Log } from './log.ts';

const id = z.uuid();

/** Every queue and its payload, parsed again on arrival. */
export const QUEUES = {
  'check.run': z.object({ checkId: id }),
  'refresh.request': z.object({ accountId: id, cause: z.enum(['signed_out', 'challenged', 'warning', 'no_session']) }),
  'refresh.run': z.object({ attemptId: id }),
  'session.ready': z.object({ accountId: id }),
  'session.probe': z.object({ accountId: id }),
  'notice.deliver': z.object({ noticeId: id }),
  'profile.look_up': z.object({ lookUpId: id }),
  'payment.refund': z.object({ paymentId: id }),
  'profile.prove': z.object({ claimId: id }),
} as const;

export type QueueName = keyof typeof QUEUES;
export type Payload<Q extends QueueName> = z.output<(typeof QUEUES)[Q]>;

export type Queue = {
  /** Sends a job, in `tx` if given. One waiting job per payload. */
  send<Q extends QueueName>(queue: Q, payload: Payload<Q>, options?: { tx?: Tx }): Promise<void>;
  /** In one statement. */
  sendAll<Q extends QueueName>(queue: Q, payloads: readonly Payload<Q>[]): Promise<void>;
};

/** `short`: at most one waiting job per payload, besides an active one (docs/facts/reliability.md#settings). */
const QUEUE_OPTIONS = {
  policy: 'short',
  notify: true,
  retryLimit: 5,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 120,
  expireInSeconds: 900,
  heartbeatSeconds: 30,
  deleteAfterSeconds: 3_600,
} as const;

export type Boss = PgBoss;

/** pg-boss for a process that only sends (`web`, `bot`), works (`worker`) or installs (`install`). */
export async function openBoss(options: { url: string; role: 'send' | 'work' | 'install'; log: Log }): Promise<Boss> {
  const works = options.role === 'work';
  const settings = {
    ...databaseConnection(options.url, { name: `mutuals-queue-${options.role}` }), // pg-boss passes it on to pg
    stream: impatientSocket,
    max: poolSizeOf(options.url, works ? 6 : 2),
    migrate: options.role === 'install',
    createSchema: options.role === 'install',
    supervise: works,
    schedule: false,
    flowIntervalSeconds: 3_600, // no job waits for another
    useListenNotify: works,
  };
  const boss = new PgBoss(settings);
  boss.on('error', (error) => options.log.warn({ err: error.message }, 'queue: the database did not answer'));
  await boss.start();
  return boss;
}

/** Creates or updates every queue. Safe to run twice at once. */
export async function installQueues(boss: Boss): Promise<void> {
  for (const name of Object.keys(QUEUES)) {
    const { policy, ...changeable } = QUEUE_OPTIONS;
    if (await boss.getQueue(name)) await boss.updateQueue(name, changeable);
    else await boss.createQueue(name, { policy, ...changeable });
  }
}

/** The sending side of a boss. */
export function queueOf(boss: Boss): Queue {
  return {
    async send(queue, payload, options) {
      const { tx } = options ?? {};
      await boss.send(queue, payload, { singletonKey: keyOf(queue, payload), ...(tx ? { db: fromPrisma(tx) } : {}) });
    },
    async sendAll(queue, payloads) {
      if (payloads.length === 0) return;
      const jobs = payloads.map((data) => ({ data, singletonKey: keyOf(queue, data) }));
      await boss.insert(queue, jobs);
    },
  };
}

function keyOf(queue: QueueName, payload: object): string {
  return String(Object.values(payload)[0] ?? queue);
}
