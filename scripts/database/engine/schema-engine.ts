import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { messageOf, UserError } from '../../user-error.ts';
import { migrationAdapter } from './migration-adapter.ts';
import { readSchema } from './migration-files.ts';
import { loadSchemaEngine } from './wasm-engine.ts';

/**
 * Gives the schema engine of this database to `work`.
 *
 * @throws {UserError} in the engine's words, when a schema or a migration is wrong.
 */
export async function withSchemaEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { new: create } = await loadSchemaEngine();
  const adapter = migrationAdapter(url);
  const datamodels = readSchema().map(({ path, content }): [string, string] => [path, content]);
  try {
    return await work(await create({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter.factory)));
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(readable(error));
  } finally {
    await adapter.close();
  }
}

/** The engine's errors carry JSON or a Rust trace around the sentence that a person needs. */
function readable(error: unknown): string {
  const message = messageOf(error);
  const migration = message.match(/migration_name="([^"]+)"/)?.[1];
  const refusal = message.match(/ERROR: (.*)/)?.[1];
  if (migration && refusal)
    return `The migration ${migration} failed and left nothing behind. PostgreSQL said: ${refusal}`;
  const inner = message.match(/"message":\s*"((?:[^"\\]|\\.)*)"/)?.[1];
  return inner ? (JSON.parse(`"${inner}"`) as string) : message;
}
