/** prisma/schema.prisma and prisma/migrations, in the form in which the schema engine takes them. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationList, SchemaContainer } from '@prisma/schema-engine-wasm';
import { MIGRATIONS_DIR, SCHEMA_FILE } from '../../paths.ts';

/** What the engine leaves alone: nothing. pg-boss has a database schema of its own, which it does not look at. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

export function readSchema(): SchemaContainer[] {
  return [{ path: SCHEMA_FILE, content: readFileSync(SCHEMA_FILE, 'utf8') }];
}

/** All migrations, oldest first: their folders are named by date. */
export function readMigrations(directory = MIGRATIONS_DIR): MigrationList {
  const lock = join(directory, LOCK_NAME);
  const names = existsSync(directory)
    ? readdirSync(directory, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  return {
    baseDir: directory,
    lockfile: { path: LOCK_NAME, content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: names.map((path) => ({ path, migrationFile: readScript(directory, path) })),
  };
}

/** Writes a new migration's folder and, once, the lock file that names the kind of database. Answers the file's path. */
export function writeMigration(name: string, script: string, directory = MIGRATIONS_DIR): string {
  mkdirSync(join(directory, name), { recursive: true });
  const lock = join(directory, LOCK_NAME);
  if (!existsSync(lock)) writeFileSync(lock, '# Written once, by the first migration.\nprovider = "postgresql"\n');
  const file = join(directory, name, SCRIPT_NAME);
  writeFileSync(file, script);
  return file;
}

const LOCK_NAME = 'migration_lock.toml';
const SCRIPT_NAME = 'migration.sql';

type ScriptFile = MigrationList['migrationDirectories'][number]['migrationFile'];

function readScript(directory: string, name: string): ScriptFile {
  try {
    return {
      path: SCRIPT_NAME,
      content: { tag: 'ok', value: readFileSync(join(directory, name, SCRIPT_NAME), 'utf8') },
    };
  } catch (error) {
    return { path: SCRIPT_NAME, content: { tag: 'error', value: String(error) } };
  }
}
