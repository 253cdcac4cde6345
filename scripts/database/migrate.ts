/**
 * Migrations: make one, apply them, prove that they and the schema agree. All of it offline.
 * `create` and `check` work on a PostgreSQL that is thrown away; only `deploy` touches a database that matters.
 */
import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { databaseConnection, schemaOf } from '#/lib/platform/database-connection.ts';
import { UserError } from '../user-error.ts';
import { NO_FILTERS, readMigrations, readSchema, writeMigration } from './engine/migration-files.ts';
import { withSchemaEngine } from './engine/schema-engine.ts';
import { startThrowawayPostgres } from './throwaway-postgres.ts';

/** Held while migrating, so that two deploys at once take turns. Any fixed number of our own. */
const DEPLOY_LOCK = 611_200_801;

/**
 * Applies the migrations that this database has not seen, each in one transaction: a migration that fails leaves
 * nothing behind and is tried again by the next deploy. Two at once are harmless: the second finds nothing to do.
 *
 * @param options.upTo applies these and no others.
 * @returns the names of the applied migrations.
 * @throws {UserError} naming the migration and PostgreSQL's reason.
 */
export async function deployMigrations(
  url: string,
  { directory, upTo }: { directory?: string | undefined; upTo?: readonly string[] } = {},
): Promise<string[]> {
  await using _turn = await takeTurn(url);
  return await withSchemaEngine(url, async (engine) => {
    const migrationsList = upTo ? only(readMigrations(directory), upTo) : readMigrations(directory);
    const before = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: NO_FILTERS,
    });
    if (before.history?.diagnostic === 'historiesDiverge') throw otherHistory(before.history.unpersistedMigrationNames);
    for (const migrationName of before.failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
    return appliedMigrationNames;
  });
}

/**
 * Writes the migration that leads from the existing ones to the schema.
 *
 * @param empty true writes a file without statements, for SQL that Prisma cannot express.
 * @returns the path of the new file, or null when there is nothing to change.
 */
export async function createMigration(name: string, { empty = false } = {}): Promise<string | null> {
  if (!/^[a-z0-9_]{3,60}$/.test(name)) {
    throw new UserError(
      'Give the migration a name of small letters, digits and underscores: npm run db:new -- add_promo_codes',
    );
  }
  await using postgres = await startThrowawayPostgres();
  return await withSchemaEngine(postgres.url, async (engine) => {
    const migrationsList = readMigrations();
    await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
    await engine.devDiagnostic({ migrationsList, filters: NO_FILTERS }); // fills the cache that createMigration reads
    const schema = { files: readSchema() };
    const plan = await engine.createMigration({
      draft: empty,
      migrationName: name,
      migrationsList,
      schema,
      filters: NO_FILTERS,
    });
    return plan.migrationScript === null ? null : writeMigration(plan.generatedMigrationName, plan.migrationScript);
  });
}

/** The SQL that is missing in the migrations to reach the schema. Null: the two agree. */
export async function missingMigration(): Promise<string | null> {
  await using postgres = await startThrowawayPostgres();
  return await withSchemaEngine(postgres.url, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...readMigrations() },
      to: { tag: 'schemaDatamodel', files: readSchema() },
      script: true,
      exitCode: true,
      filters: NO_FILTERS,
    });
    return exitCode === 0 ? null : (stdout ?? '');
  });
}

function only(list: MigrationList, names: readonly string[]): MigrationList {
  const migrationDirectories = list.migrationDirectories.filter(({ path }) => names.includes(path));
  const unknown = names.filter((name) => !migrationDirectories.some(({ path }) => path === name));
  if (unknown.length > 0) throw otherHistory(unknown);
  return { ...list, migrationDirectories };
}

function otherHistory(unknown: readonly string[]): UserError {
  return new UserError(
    `This data belongs to another version of Mutuals: it has seen ${unknown.join(', ')}, which this version does not have. ` +
      'Use the version that made it, or an empty database.',
  );
}

async function takeTurn(url: string): Promise<AsyncDisposable> {
  const client = new pg.Client(databaseConnection(url, { name: 'mutuals-deploy' }));
  await client.connect();
  await client.query('select pg_advisory_lock($1)', [DEPLOY_LOCK]);
  const schema = schemaOf(url);
  if (schema !== undefined) await ensureSchema(client, schema);
  return { [Symbol.asyncDispose]: () => client.end() };
}

/** Asks first: a role that may not make schemas is refused even when the schema is there. */
async function ensureSchema(client: pg.Client, schema: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_namespace where nspname = $1', [schema]);
  if (rowCount === 0) await client.query(`create schema ${client.escapeIdentifier(schema)}`);
}
