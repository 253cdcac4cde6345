/**
 * The queue: deliveries, never truths. A job carries ids; what is to be done stands in the
 * rows they name, so a job may come twice, late or never and nothing is lost
 * (the reconciler finds what a lost job should have woken).
 */
import { fromPrisma, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { databaseConnection, poolSizeOf } from './database-connection.ts';
import type { Tx } from './db.ts';
import { impatientSocket } from './impatient-socket.ts';
import type { Log } from './log.ts';

const id = z.uuid();

/** Every queue with the payload of its jobs. Payloads are parsed again when they come back in. */
export const QUEUES = {
  'check.run': z.object({ checkId: id }),
  /** A check lost its session: the refresh room is asked for a new one. */
  'refresh.request': z.object({ accountId: id, cause: z.enum(['signed_out', 'challenged', 'warning', 'no_session']) }),
  'refresh.run': z.object({ attemptId: id }),
  /** An account has a new session: parked checks may go on. */
  'session.ready': z.object({ accountId: id }),
  'notice.deliver': z.object({ noticeId: id }),
  /** Somebody waits to learn what Instagram shows of a profile. */
  'profile.look_up': z.object({ lookUpId: id }),
} as const;

export type QueueName = keyof typeof QUEUES;
export type Payload<Q extends QueueName> = z.output<(typeof QUEUES)[Q]>;

export type Queue = {
  /** Sends a job; with `tx`, in that transaction. A job of the same payload that still waits is not doubled. */
  send<Q extends QueueName>(queue: Q, payload: Payload<Q>, options?: { tx?: Tx }): Promise<void>;
  /** Sends a job for each of them in one statement, however many there are. */
  sendAll<Q extends QueueName>(queue: Q, payloads: readonly Payload<Q>[]): Promise<void>;
};

/**
 * Settings of every queue. `short`: at most one waiting job per payload, so that the next slice can be
 * sent while this one is active. Heartbeats: docs/facts/reliability.md#settings.
 */
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

/** pg-boss for a process that only sends (`web`, `bot`), or that also works (`worker`), or that installs (`install`). */
export async function openBoss(options: { url: string; role: 'send' | 'work' | 'install'; log: Log }): Promise<Boss> {
  const works = options.role === 'work';
  const settings = {
    ...databaseConnection(options.url, { name: `mutuals-queue-${options.role}` }), // for pg below it; pg-boss passes it on
    stream: impatientSocket,
    max: poolSizeOf(options.url, works ? 6 : 2),
    migrate: options.role === 'install',
    createSchema: options.role === 'install',
    supervise: works,
    schedule: false,
    useListenNotify: works,
  };
  const boss = new PgBoss(settings);
  boss.on('error', (error) => options.log.warn({ err: error.message }, 'queue: the database did not answer'));
  await boss.start();
  return boss;
}

/** Creates every queue, or brings its settings up to date. Safe to run twice at once. */
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

/** What names a job: of two with the same name one waits. */
function keyOf(queue: QueueName, payload: object): string {
  return String(Object.values(payload)[0] ?? queue);
}
