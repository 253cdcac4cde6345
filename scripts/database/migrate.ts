import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { databaseConnection, schemaOf } from '#/lib/platform/database-connection.ts';
import { MIGRATIONS_DIR } from '../paths.ts';
import { messageOf } from '../user-error.ts';
import { editedSince, failed, halfApplied, type Noted, otherHistory } from './migration-refusals.ts';

/** Two deploys take turns. */
const DEPLOY_LOCK = 611_200_801;

/** Starts a file whose statement PostgreSQL refuses in a transaction, such as `create index concurrently`. */
const NO_TRANSACTION = '-- no transaction';

type Migration = { name: string; sql: string; checksum: string };

/**
 * Applies unseen migrations and returns their names; a failed one leaves nothing. Two at once are harmless.
 * @param options.upTo these only. @throws {UserError} one fails, was edited since, or the data is another version's.
 */
export async function deployMigrations(
  url: string,
  { directory = MIGRATIONS_DIR, upTo }: { directory?: string; upTo?: readonly string[] } = {},
): Promise<string[]> {
  const client = new pg.Client(databaseConnection(url, { name: 'mutuals-deploy' }));
  await client.connect();
  try {
    await takeTurn(client);
    await ensureSchema(client, schemaOf(url));
    await client.query(NOTES_TABLE);
    const noted = await readNotes(client);
    const waiting = waitingOf(readMigrations(directory, upTo), noted);
    for (const migration of waiting) await applyMigration(client, migration, noted.get(migration.name));
    return waiting.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Waiting inside PostgreSQL would block the other's `create index concurrently`. */
async function takeTurn(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [DEPLOY_LOCK]);
    if (rows[0]?.mine) return;
    await delay(100);
  }
}

/** A role that may not make schemas is refused even when one exists. */
async function ensureSchema(client: pg.Client, schema = 'public'): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_namespace where nspname = $1', [schema]);
  if (rowCount === 0) await client.query(`create schema ${client.escapeIdentifier(schema)}`);
}

const NOTES_TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0
)`;

async function readNotes(client: pg.Client): Promise<Map<string, Noted>> {
  const { rows } = await client.query<Noted>(
    `select migration_name as name, checksum, started_at as "startedAt", finished_at as "finishedAt"
      from _prisma_migrations where rolled_back_at is null order by started_at`,
  );
  return new Map(rows.map((row) => [row.name, row]));
}

function readMigrations(directory: string, upTo?: readonly string[]): Migration[] {
  const folders = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = folders.map(({ name }) => name).sort();
  const unknown = upTo?.filter((name) => !names.includes(name)) ?? [];
  if (unknown.length > 0) throw otherHistory(unknown);
  return names
    .filter((name) => upTo?.includes(name) ?? true)
    .map((name) => {
      const sql = readFileSync(join(directory, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/** Unknown migrations are refused only when there is something to apply. */
function waitingOf(migrations: Migration[], noted: ReadonlyMap<string, Noted>): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const applied = [...noted.values()].filter(({ finishedAt }) => finishedAt !== null);
  for (const note of applied) {
    const file = known.get(note.name);
    if (file && file.checksum !== note.checksum) throw editedSince(note);
  }
  const waiting = migrations.filter(({ name }) => !noted.get(name)?.finishedAt);
  const unknown = applied.map(({ name }) => name).filter((name) => !known.has(name));
  if (waiting.length > 0 && unknown.length > 0) throw otherHistory(unknown);
  return waiting;
}

/** The caller ends the connection, and the transaction, when this throws. */
async function applyMigration(client: pg.Client, { name, sql, checksum }: Migration, begun?: Noted): Promise<void> {
  const whole = !sql.startsWith(NO_TRANSACTION);
  if (begun && !whole) throw halfApplied(begun);
  const id = randomUUID();
  try {
    if (whole) await client.query('begin');
    await client.query('delete from _prisma_migrations where migration_name = $1', [name]);
    await client.query(NOTE_BEGIN, [id, checksum, name]);
    await client.query(sql);
    await client.query(NOTE_END, [id]);
    if (whole) await client.query('commit');
  } catch (error) {
    throw failed(name, messageOf(error), { whole, begun });
  }
}

const NOTE_BEGIN = 'insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)';
const NOTE_END = 'update _prisma_migrations set finished_at = clock_timestamp(), applied_steps_count = 1 where id = $1';
