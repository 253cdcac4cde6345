/**
 * The connection through which the schema engine speaks to PostgreSQL: Prisma's adapter with three repairs.
 * Scripts run whole, in one transaction, instead of split at each semicolon; catalog columns of type "char" are
 * readable; and the shadow database is another database than the real one, closed before it is dropped.
 */
import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { databaseConnection, schemaOf } from '#/lib/platform/database-connection.ts';
import { CatalogPool } from './catalog-pool.ts';

export type MigrationAdapter = { factory: SqlMigrationAwareDriverAdapterFactory; close(): Promise<void> };

/**
 * A factory for the engine. Shadow databases are made on the same server, by the same role.
 * Close it after use: the engine holds a lock of its own for as long as its connection lives, and never ends that connection.
 */
export function migrationAdapter(url: string): MigrationAdapter {
  const opened: SqlDriverAdapter[] = [];
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    async connect() {
      const adapter = await open(url);
      opened.push(adapter);
      return adapter;
    },
    async connectToShadowDb() {
      const name = `shadow_${randomUUID().replaceAll('-', '')}`;
      await administer(url, `create database "${name}"`);
      return open(url, {
        database: name,
        afterwards: () => administer(url, `drop database if exists "${name}" with (force)`),
      });
    },
  };
  return { factory, close: async () => void (await Promise.allSettled(opened.map((adapter) => adapter.dispose()))) };
}

function partsOf(url: string): pg.PoolConfig {
  return databaseConnection(url, { name: 'mutuals-migrate' });
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client(partsOf(url));
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

type Opening = { database?: string; afterwards?: () => Promise<void> };

async function open(url: string, { database, afterwards }: Opening = {}): Promise<SqlDriverAdapter> {
  const parts = partsOf(url);
  const schema = schemaOf(url);
  const pool = new CatalogPool({ ...parts, ...(database === undefined ? {} : { database }), max: 1 });
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true, ...(schema ? { schema } : {}) }).connect();
  const { queryRaw, dispose } = adapter;

  adapter.queryRaw = async (query) => {
    const result = await queryRaw.call(adapter, query);
    const wasChar = pool.charColumns;
    const columnTypes = result.columnTypes.map((type, column) => (wasChar[column] ? ColumnTypeEnum.Character : type));
    return { ...result, columnTypes };
  };
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (error) {
      (adapter as unknown as { onError(error: unknown): never }).onError(error);
    }
  };
  adapter.dispose = async () => {
    await dispose.call(adapter);
    await afterwards?.();
  };
  return adapter;
}
