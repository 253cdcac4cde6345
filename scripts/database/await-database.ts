import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { messageOf, Trouble } from '../trouble.ts';

const TRY_EVERY_MS = 500;

/** Answers that no amount of waiting changes: wrong password, no such role, no such database. */
const FINAL = new Set(['28P01', '28000', '3D000', '42501']);

/**
 * Waits until the database at this address takes connections.
 *
 * @throws {Trouble} at once when the address is refused for good; after `patienceMs` when nobody answers.
 *   The sentence names host and database, never the password.
 */
export async function awaitDatabase(url: string, patienceMs = 30_000): Promise<void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const error = await tryOnce(url);
    if (!error) return;
    const code = (error as { code?: string }).code ?? '';
    if (FINAL.has(code) || Date.now() > until) throw new Trouble(sentence(url, error));
    await delay(TRY_EVERY_MS);
  }
}

async function tryOnce(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {}); // the connection is judged by the answers below
  try {
    await client.connect();
    await client.query('select 1');
    return undefined;
  } catch (error) {
    return error ?? new Error('no answer');
  } finally {
    await client.end().catch(() => {});
  }
}

function sentence(url: string, error: unknown): string {
  const { hostname, port, pathname } = new URL(url);
  // A refused connection to several addresses is an AggregateError with an empty message.
  const reason = messageOf(error) || (error as { code?: string }).code || 'no answer';
  return `PostgreSQL at ${hostname}:${port || 5432}${pathname} (DATABASE_URL) cannot be used: ${reason}. Check the address, and that it is running.`;
}
