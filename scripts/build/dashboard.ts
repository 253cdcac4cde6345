import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_SETTINGS } from '#/lib/platform/settings.ts';
import { DATA_DIR, ROOT } from '../paths.ts';
import { withFileLock } from '../process/file-lock.ts';
import { PROJECT_NODE, runProgram } from '../process/run-program.ts';
import { fingerprint, isCurrent, writeStamp } from './fingerprint.ts';

const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const STANDALONE = join(ROOT, '.next', 'standalone');
const STAMP = join(STANDALONE, '.built');

/** Needs PORT and HOSTNAME. */
export const WEB_SERVER = join(STANDALONE, 'server.js');

/** Whether a source is newer than the dashboard's build. */
export function isDashboardStale(): boolean {
  return !isCurrent(STAMP, fingerprint(SOURCES));
}

/** Builds when sources are newer, without settings or secrets. @throws {UserError} it failed; with its last lines. */
export async function ensureDashboard(onLine?: (line: string) => void): Promise<void> {
  await withFileLock(join(DATA_DIR, 'build.lock'), async () => {
    const mark = fingerprint(SOURCES);
    if (isCurrent(STAMP, mark)) return;
    rmSync(STANDALONE, { recursive: true, force: true });
    const next = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');
    await runProgram(PROJECT_NODE, [next, 'build'], {
      failure: 'The dashboard could not be built.',
      env: buildEnvironment(),
      onLine,
    });
    removeHidden();
    addStaticFiles();
    writeStamp(STAMP, mark);
  });
}

/** The last mark keeps Next from reading `.env`. */
function buildEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    __NEXT_PROCESSED_ENV: 'true',
  };
  for (const { name } of ALL_SETTINGS) delete environment[name];
  return environment;
}

/** Next copies `.env` beside the server, which would then read all secrets. */
function removeHidden(): void {
  const hidden = readdirSync(STANDALONE).filter((name) => name.startsWith('.') && name !== '.next');
  for (const name of hidden) rmSync(join(STANDALONE, name), { recursive: true });
}

/** Next leaves them out. */
function addStaticFiles(): void {
  cpSync(join(ROOT, '.next', 'static'), join(STANDALONE, '.next', 'static'), { recursive: true });
  if (existsSync(join(ROOT, 'public'))) cpSync(join(ROOT, 'public'), join(STANDALONE, 'public'), { recursive: true });
}
