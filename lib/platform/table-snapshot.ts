import pg from 'pg';
import { copyIn, copyOut } from './copy-rows.ts';
import { databaseConnection } from './database-connection.ts';

export type TableShape = { table: string; columns: readonly string[] };

export type TableSnapshot = AsyncDisposable & {
  migrations: readonly string[];
  tables: readonly TableShape[];
  rows(table: TableShape): AsyncGenerator<Buffer>;
};

/** Every installation has its own: migrations, and the backups on this machine. */
const NOT_WRITTEN = ['_prisma_migrations', 'backups'];

/** Independent of a server's or role's settings. */
const FORMATS =
  '-c DateStyle=ISO -c IntervalStyle=postgres -c TimeZone=UTC -c extra_float_digits=1 -c bytea_output=hex -c client_encoding=UTF8';
const UNHURRIED = '-c statement_timeout=0 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=0';

/** Opens one connection with a fixed view that blocks no writer. Dispose it to let go. */
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
  load(table: TableShape, rows: AsyncIterable<Buffer>): Promise<number>;
  /** Without it, nothing stays. */
  commit(): Promise<void>;
};

/** Opens one transaction that fills tables; `url` is their owner's. */
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
  client.on('error', () => {}); // the next question reports it
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

/** Referenced tables first. @throws {Error} for a circle of references. */
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
