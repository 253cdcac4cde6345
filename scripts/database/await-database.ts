import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { BadAddress } from '#/lib/platform/bad-address.ts';
import { readDatabaseAddress } from '#/lib/platform/database-address.ts';
import { databaseConnection } from '#/lib/platform/database-connection.ts';
import { codeOf } from '#/lib/platform/errors.ts';
import { messageOf, UserError } from '../user-error.ts';

const TRY_EVERY_MS = 500;

/** Waiting does not change these: wrong password, no such role or database. */
const FINAL = new Set(['28P01', '28000', '3D000', '42501']);

const ADVICE = [
  {
    sign: /no encryption|SSL off|SSL.*required|insecure/i,
    say: 'It takes encrypted connections only: add sslmode=require to the address.',
  },
  {
    sign: /does not support SSL/i,
    say: 'It does not encrypt: take sslmode out of the address, or turn encryption on at the server.',
  },
  {
    sign: /certificate|altname/i,
    say: "Its certificate is not one that is trusted: name the provider's in sslrootcert, or write sslmode=require to go without the proof.",
  },
];

/** Waits until a database takes connections. @throws {UserError} a final refusal, or no answer within `patienceMs`. */
export async function awaitDatabase(url: string, patienceMs = 30_000): Promise<void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const error = await tryOnce(url);
    if (error instanceof BadAddress) throw new UserError(`DATABASE_URL is not usable: ${error.message}.`);
    if (!error) return;
    const code = codeOf(error);
    if (FINAL.has(code) || Date.now() > until) throw new UserError(sentence(url, error));
    await delay(TRY_EVERY_MS);
  }
}

async function tryOnce(url: string): Promise<unknown> {
  let client: pg.Client | undefined;
  try {
    client = new pg.Client(databaseConnection(url, { name: 'mutuals-deploy', connectMs: 5_000 }));
    client.on('error', () => {});
    await client.connect();
    await client.query('select 1');
    return undefined;
  } catch (error) {
    return error ?? new Error('no answer');
  } finally {
    await client?.end().catch(() => {});
  }
}

function sentence(url: string, error: unknown): string {
  const { host, port, database } = readDatabaseAddress(url);
  // A refused connection to several addresses has an empty message.
  const reason = messageOf(error) || codeOf(error) || 'no answer';
  const advice = ADVICE.find(({ sign }) => sign.test(reason))?.say ?? 'Check the address, and that it is running.';
  return `PostgreSQL at ${host ?? 'localhost'}:${port ?? 5432}/${database ?? ''} (DATABASE_URL) cannot be used: ${reason}. ${advice}`;
}
