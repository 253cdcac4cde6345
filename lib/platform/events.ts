/**
 * Hints that something changed, as PostgreSQL notifications: ids only, and they may be lost. Listeners read the truth
 * again, also after a reconnect and now and then (docs/facts/reliability.md#leases-and-hints).
 */
import pg from 'pg';
import { databaseConnection } from './database-connection.ts';
import type { Db, Tx } from './db.ts';
import { impatientSocket } from './impatient-socket.ts';

export const CHANNEL = 'mutuals_events';

const TOPICS = ['check', 'account', 'attempt', 'challenge', 'notice', 'customer'] as const;
export type Topic = (typeof TOPICS)[number];
/** `figuresOnly`: only a page came. */
export type Hint = { topic: Topic; id: string; figuresOnly?: true };

export type Events = {
  /** Sends a hint when the transaction commits; without one, at once. */
  emit(db: Db | Tx, hint: Hint): Promise<void>;
};

export const events: Events = {
  async emit(db, hint) {
    await db.$executeRaw`select pg_notify(${CHANNEL}, ${encodeHint(hint)})`;
  },
};

export const PAGE_CAME = 'page';

/** A hint's payload: `topic:id`. */
export function encodeHint(hint: Hint): string {
  return `${hint.figuresOnly ? PAGE_CAME : hint.topic}:${hint.id}`;
}

/** A payload's hint; null when it is not ours. */
export function decodeHint(payload: string): Hint | null {
  const at = payload.indexOf(':');
  if (at < 1) return null;
  const [word, id] = [payload.slice(0, at), payload.slice(at + 1)];
  if (word === PAGE_CAME) return { topic: 'check', id, figuresOnly: true };
  const topic = TOPICS.find((one) => one === word);
  return topic ? { topic, id } : null;
}

const PULSE_MS = 10_000;

/** Listens on its own connection until the result is called; `onResync` after a reconnect, as hints may be missing. */
export function subscribe(options: { url: string; onHint(hint: Hint): void; onResync(): void }): () => Promise<void> {
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let delayMs = 250;
  // shows a dead connection
  const pulse = setInterval(() => client?.query('select 1').catch(() => {}), PULSE_MS);

  const connect = async () => {
    if (stopped) return;
    const candidate = new pg.Client({
      ...databaseConnection(options.url, { name: 'mutuals-listen', connectMs: 5_000 }),
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      stream: impatientSocket,
    });
    client = candidate;
    candidate.on('notification', ({ payload }) => {
      const hint = payload ? decodeHint(payload) : null;
      if (hint) options.onHint(hint);
    });
    candidate.on('error', () => again(candidate));
    candidate.on('end', () => again(candidate));
    try {
      await candidate.connect();
      await candidate.query(`listen ${CHANNEL}`);
      delayMs = 250;
      options.onResync();
    } catch {
      again(candidate);
    }
  };

  const again = (broken: pg.Client) => {
    if (stopped || client !== broken) return;
    client = undefined;
    broken.end().catch(() => {});
    timer = setTimeout(connect, delayMs);
    delayMs = Math.min(delayMs * 2, 5_000);
  };

  void connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    clearInterval(pulse);
    await client?.end().catch(() => {});
  };
}
