/** All tables of the product at one moment, to be written down whole; and the way back in. */
import pg from 'pg';
import { copyIn, copyOut } from './copy-rows.ts';
import { databaseConnection } from './database-connection.ts';

export type TableShape = { table: string; columns: readonly string[] };

export type TableSnapshot = AsyncDisposable & {
  /** The migrations that made these tables, oldest first. */
  migrations: readonly string[];
  /** Every table that is written down, those that others refer to first. */
  tables: readonly TableShape[];
  /** The rows of one table in PostgreSQL's own text format. */
  rows(table: TableShape): AsyncGenerator<Buffer>;
};

/** Made anew by every installation: what was migrated, and which backups lie on this machine. */
const NOT_WRITTEN = ['_prisma_migrations', 'backups'];

/** As one reads them everywhere, whatever a server's or a role's own settings are. */
const FORMATS =
  '-c DateStyle=ISO -c IntervalStyle=postgres -c TimeZone=UTC -c extra_float_digits=1 -c bytea_output=hex -c client_encoding=UTF8';
const UNHURRIED = '-c statement_timeout=0 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=0';

/**
 * Opens one connection and holds one moment still, without keeping anybody from writing.
 * Dispose it to let go.
 */
export async function openSnapshot(url: string): Promise<TableSnapshot> {
  const client = await connected(url);
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const { rows: migrations } = await client.query<{ name: string }>(
      'select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by name',
    );
    return {
      migrations: migrations.map(({ name }) => name),
      tables: await tablesInOrder(client),
      rows: ({ table, columns }) => copyOut(client, `copy (select ${list(columns)} from ${name(table)}) to stdout`),
      [Symbol.asyncDispose]: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}

export type Loading = AsyncDisposable & {
  /** @returns how many rows were put into the table. */
  load(table: TableShape, rows: AsyncIterable<Buffer>): Promise<number>;
  /** Makes all of it stay. Without it nothing does. */
  commit(): Promise<void>;
};

/** Opens one transaction that fills tables. `url`: of whoever owns them. */
export async function openLoading(url: string): Promise<Loading> {
  const client = await connected(url);
  await client.query('begin');
  return {
    load: ({ table, columns }, rows) => copyIn(client, `copy ${name(table)} (${list(columns)}) from stdin`, rows),
    commit: async () => void (await client.query('commit')),
    [Symbol.asyncDispose]: () => client.end(),
  };
}

async function connected(url: string): Promise<pg.Client> {
  const connection = databaseConnection(url, { name: 'mutuals-backup', options: `${FORMATS} ${UNHURRIED}` });
  const client = new pg.Client({ ...connection, keepAlive: true });
  client.on('error', () => {}); // whoever asks next is told
  await client.connect();
  return client;
}

const name = pg.escapeIdentifier;
const list = (columns: readonly string[]) => columns.map(name).join(', ');

async function tablesInOrder(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape & { needs: string[] }>(
    `select c.relname as table,
       array(select a.attname::text from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       array(select distinct r.relname::text from pg_constraint f join pg_class r on r.oid = f.confrelid
         where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
     from pg_class c
     where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = current_schema()::regnamespace and c.relname <> all ($1)
     order by c.relname`,
    [NOT_WRITTEN],
  );
  return inOrder(rows).map(({ table, columns }) => ({ table, columns }));
}

/** Those that others refer to first. @throws {Error} for tables that refer to each other in a circle. */
export function inOrder<T extends { table: string; needs: readonly string[] }>(tables: readonly T[]): T[] {
  const placed: T[] = [];
  const there = new Set<string>();
  while (placed.length < tables.length) {
    const next = tables.filter(
      ({ table, needs }) =>
        !there.has(table) && needs.every((need) => there.has(need) || !tables.some((one) => one.table === need)),
    );
    if (next.length === 0) throw new Error('Tables refer to each other in a circle: they cannot be filled one by one.');
    for (const one of next) there.add(one.table);
    placed.push(...next);
  }
  return placed;
}
