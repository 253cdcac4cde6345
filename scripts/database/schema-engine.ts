/** `prisma migrate diff` with the engine as WebAssembly, which npm installs. Development only. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type ColumnType,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { SCHEMA_FILE } from '../paths.ts';

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** From a database to prisma/schema.prisma; null when they agree. */
export async function diffSchema(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const schema = readFileSync(SCHEMA_FILE, 'utf8');
    const files = [{ path: SCHEMA_FILE, content: schema }];
    const connect = async () => adapterOf(client);
    const factory = bindMigrationAwareSqlAdapterFactory({ ...ADAPTER, connect, connectToShadowDb: connect });
    const { new: create } = await engineClass();
    const engine = await create({ datamodels: [[SCHEMA_FILE, schema]] }, () => {}, factory);
    const from = { tag: 'schemaDatasource' as const, files, configDir: dirname(SCHEMA_FILE) };
    const to = { tag: 'schemaDatamodel' as const, files };
    const { exitCode, stdout } = await engine.diff({ from, to, script: true, exitCode: true, filters: NO_FILTERS });
    return exitCode === 0 ? null : (stdout ?? '');
  } finally {
    await client.end();
  }
}

const ADAPTER = { provider: 'postgres', adapterName: '@prisma/adapter-pg' } as const;

/** PostgreSQL's column types by number. Prisma's adapter cannot read "char". */
const COLUMN_TYPES: Readonly<Record<number, ColumnType>> = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  26: ColumnTypeEnum.Int64,
};

function adapterOf(client: pg.Client): SqlDriverAdapter {
  const unused = () => Promise.reject(new Error('A comparison of schemas only reads.'));
  return {
    ...ADAPTER,
    async queryRaw({ sql, args }: SqlQuery) {
      const { fields, rows } = await client.query({ text: sql, values: args, rowMode: 'array' });
      const columnTypes = fields.map(({ dataTypeID }) => COLUMN_TYPES[dataTypeID] ?? ColumnTypeEnum.Text);
      return { columnNames: fields.map(({ name }) => name), columnTypes, rows };
    },
    executeRaw: unused,
    executeScript: unused,
    startTransaction: unused,
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: async () => {},
  };
}

type EngineModule = { SchemaEngine: typeof SchemaEngine; __wbg_set_wasm(instance: WebAssembly.Exports): void };

let loading: Promise<typeof SchemaEngine> | undefined;

/** Once a process: the bindings know one memory. */
function engineClass(): Promise<typeof SchemaEngine> {
  loading ??= loadEngine();
  return loading;
}

/** The package's entry makes Node print a warning. */
async function loadEngine(): Promise<typeof SchemaEngine> {
  // Without it each panic is unreadable.
  const PRISMA_WASM_PANIC_REGISTRY = { set_message: (message: string) => console.error(`Schema engine: ${message}`) };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY });
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bindings = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as EngineModule;
  const { instance } = await WebAssembly.instantiate(readFileSync(entry.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings.SchemaEngine;
}
