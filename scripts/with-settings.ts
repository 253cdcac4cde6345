/**
 * `node scripts/with-settings.ts <file.ts> [arguments]`: runs a tool with this checkout's settings and database.
 * `--worker` gives it the worker's settings, `--keys` the dashboard's as well.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Program } from '#/lib/platform/settings/kinds.ts';
import { requirePrismaClient } from './build/prisma-client.ts';
import { withLocalDatabase } from './database/local-database.ts';
import { ENV_FILE, ROOT } from './paths.ts';
import { PROJECT_NODE } from './process/run-program.ts';
import { installationSettings } from './settings/installation-settings.ts';
import { environmentFor } from './settings/program-environment.ts';
import { runCommand, UserError } from './user-error.ts';

const PROGRAMS_OF: Partial<Record<string, readonly Program[]>> = {
  '--worker': ['worker'],
  '--keys': ['web', 'worker'],
};

await runCommand(async () => {
  const [first, ...others] = process.argv.slice(2);
  const programs = PROGRAMS_OF[first ?? ''];
  const [file, ...rest] = programs ? others : process.argv.slice(2);
  if (!file) throw new UserError('Name the tool to run: node scripts/with-settings.ts <file.ts> [arguments]');

  const settings = installationSettings();
  if (!existsSync(ENV_FILE) && !settings.VAULT_PUBLIC_KEY) {
    throw new UserError(
      'There are no settings yet: "npm start" writes them to .env on its first run, "npm run env" prints some.',
    );
  }
  requirePrismaClient();
  return withLocalDatabase(settings, (url) => {
    const given = (programs ?? (['deploy'] as const)).map((program) => environmentFor(program, process.env, settings));
    return run([file, ...rest], { ...Object.assign({}, ...given), DATABASE_URL: url });
  });
});

function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(PROJECT_NODE, args, { cwd: ROOT, env, stdio: 'inherit' });
  // Ctrl-C reaches the tool; this waits, then stops the database
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
