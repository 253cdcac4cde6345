import pg from 'pg';
import type { BackupKey } from '#/lib/backups/backup-key.ts';
import { fillTables } from '#/lib/backups/fill-tables.ts';
import { type VerifiedBackup, verifyBackup } from '#/lib/backups/verify-backup.ts';
import { databaseConnection, schemaOf } from '#/lib/platform/database-connection.ts';
import { UserError } from '../user-error.ts';
import { awaitDatabase } from './await-database.ts';
import { deployMigrations } from './migrate.ts';

export type Restoring = {
  url: string;
  file: string;
  keys: readonly BackupKey[];
  replace?: boolean;
};

/**
 * Puts a backup into a database, rows in one transaction. @throws {UserError} it is not empty, or in use.
 * @throws {DomainError} `unsealable`.
 */
export async function restoreBackup({ url, file, keys, replace = false }: Restoring): Promise<VerifiedBackup> {
  const verified = await verifyBackup(file, keys);
  await awaitDatabase(url);
  const client = new pg.Client(databaseConnection(url, { name: 'mutuals-restore' }));
  await client.connect();
  try {
    await requireNobody(client);
    const schema = schemaOf(url) ?? 'public';
    if (!(await isEmpty(client, schema))) {
      if (!replace) throw new UserError(NOT_EMPTY);
      await clear(client, schema);
    }
  } finally {
    await client.end();
  }
  await deployMigrations(url, { upTo: verified.head.migrations });
  const filled = await fillTables({ url }, { file, keys });
  for (const [table, rows] of Object.entries(verified.tables))
    if (filled[table] !== rows) throw new UserError(`${table} got ${filled[table] ?? 0} rows of ${rows}.`);
  return verified;
}

const NOT_EMPTY =
  'The database is not empty, so nothing was changed. To delete what is in it and put the backup in its place, add --replace.';

/** Running programs would write into them. */
async function requireNobody(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct application_name as name from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name like 'mutuals%' order by 1`,
  );
  if (rows.length === 0) return;
  const who = rows.map(({ name }) => name).join(', ');
  throw new UserError(`Mutuals works with this database right now (${who}). Stop it first; nothing was changed.`);
}

async function isEmpty(client: pg.Client, schema: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from pg_tables where schemaname = $1 limit 1', [schema]);
  return rowCount === 0;
}

/** Product and queue, but not the schema: it may be somebody else's. */
async function clear(client: pg.Client, schema: string): Promise<void> {
  await client.query(`
    do $$ declare one record; begin
      for one in select tablename as name from pg_tables where schemaname = ${pg.escapeLiteral(schema)} loop
        execute format('drop table %I.%I cascade', ${pg.escapeLiteral(schema)}, one.name);
      end loop;
      for one in select p.oid::regprocedure::text as name from pg_proc p
        where p.pronamespace = ${pg.escapeLiteral(schema)}::regnamespace
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
        execute 'drop routine ' || one.name || ' cascade';
      end loop;
      for one in select t.typname as name from pg_type t
        where t.typnamespace = ${pg.escapeLiteral(schema)}::regnamespace and t.typtype = 'e'
          and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e') loop
        execute format('drop type %I.%I cascade', ${pg.escapeLiteral(schema)}, one.name);
      end loop;
    end $$;
    drop schema if exists pgboss cascade`);
}
