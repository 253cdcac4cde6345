import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MIGRATIONS_DIR } from '../paths.ts';
import { UserError } from '../user-error.ts';
import { deployMigrations } from './migrate.ts';
import { diffSchema } from './schema-engine.ts';
import { startThrowawayPostgres } from './throwaway-postgres.ts';

/** The missing SQL; null when the two agree. */
export async function missingMigration(): Promise<string | null> {
  await using postgres = await startThrowawayPostgres();
  await deployMigrations(postgres.url);
  return await diffSchema(postgres.url);
}

/**
 * Writes the next migration; returns its path, or null when there is nothing to change.
 * @param empty for SQL that Prisma cannot express. @throws {UserError} the name is not usable.
 */
export async function createMigration(name: string, { empty = false } = {}): Promise<string | null> {
  if (!/^[a-z0-9_]{3,60}$/.test(name)) {
    throw new UserError(
      'Give the migration a name of small letters, digits and underscores: npm run db:new -- add_promo_codes',
    );
  }
  const sql = empty ? '-- This is an empty migration.' : await missingMigration();
  if (sql === null) return null;
  const folder = join(MIGRATIONS_DIR, `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), sql);
  return join(folder, 'migration.sql');
}
