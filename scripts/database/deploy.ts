/** Brings a database to the state that this release needs. The one entry for `npm start`, `npm run db:deploy` and the image. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';
import { PROJECT_NODE, runProgram } from '../process/run-program.ts';
import { awaitDatabase } from './await-database.ts';
import { deployMigrations } from './migrate.ts';
import { installRoles, passwordsOf, type Roles } from './roles.ts';

export type Deployed = Roles & { migrations: string[] };

/**
 * Migrations, then the queues, then the first operator, the tariffs and (in the sandbox) its account, then the roles of the programs.
 * Safe to run at any time, also twice at once: what is there already is left as it is.
 *
 * @param env must hold DATABASE_URL and whatever the seed takes; with the passwords of the roles each program gets one of its own.
 * @throws {UserError} with the step that failed and why.
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
