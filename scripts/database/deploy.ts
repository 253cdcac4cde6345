import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';
import { PROJECT_NODE, runProgram } from '../process/run-program.ts';
import { awaitDatabase } from './await-database.ts';
import { deployMigrations } from './migrate.ts';
import { installRoles, passwordsOf, type Roles } from './roles.ts';

export type Deployed = Roles & { migrations: string[] };

/**
 * Migrations, queues, seed, then the programs' roles; repeatable. @throws {UserError} the step that failed, and why.
 */
export async function deployDatabase(env: NodeJS.ProcessEnv & { DATABASE_URL: string }): Promise<Deployed> {
  await awaitDatabase(env.DATABASE_URL);
  const migrations = await deployMigrations(env.DATABASE_URL);
  await runStep('jobs/install-queues.ts', 'The queues could not be installed.', env);
  await runStep('scripts/seed.ts', 'The first data could not be written.', env);
  return { migrations, ...(await installRoles(env.DATABASE_URL, passwordsOf(env))) };
}

async function runStep(file: string, failure: string, env: NodeJS.ProcessEnv): Promise<void> {
  if (existsSync(join(ROOT, file))) await runProgram(PROJECT_NODE, [file], { failure, env });
}
