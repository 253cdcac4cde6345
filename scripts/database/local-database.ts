import { dirname, join } from 'node:path';
import { POSTGRES_DIR } from '../paths.ts';
import { isSandbox } from '../settings/sandbox-settings.ts';
import { readPassword } from './data-directory.ts';
import { type EmbeddedPostgres, embeddedUrl, startEmbeddedPostgres } from './embedded-postgres.ts';
import { postgresAccount } from './postgres-account.ts';
import { isReachableByOthers, publicPlace } from './postgres-binaries.ts';
import { runningPostgres } from './postmaster-file.ts';

type Values = Record<string, string | undefined>;

/** Sandbox and live have separate databases: no invented account is tried on Instagram. */
export function databaseName(settings: Values): string {
  return isSandbox(settings) ? 'mutuals_sandbox' : 'mutuals';
}

/** Starts this checkout's own PostgreSQL on any free port. */
export function startLocalPostgres(settings: Values, onLine?: (line: string) => void): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    dataDir: localDataDir(),
    port: 0,
    database: databaseName(settings),
    throwaway: false,
    onLine,
  });
}

/** Gives `work` the database's address; starts an embedded one meanwhile. @throws {UserError} */
export async function withLocalDatabase<T>(settings: Values, work: (url: string) => Promise<T>): Promise<T> {
  const running = runningDatabaseUrl(settings);
  if (running) return work(running);

  const postgres = await startLocalPostgres(settings);
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
  }
}

/** Null when the embedded one is stopped. */
export function runningDatabaseUrl(settings: Values): string | null {
  if (settings.DATABASE_URL) return settings.DATABASE_URL;
  const dataDir = localDataDir();
  const server = runningPostgres(dataDir);
  return server ? embeddedUrl(server.port, readPassword(dataDir), databaseName(settings)) : null;
}

/** Not in a checkout that PostgreSQL's user cannot enter. */
function localDataDir(): string {
  const othersNeedReach = postgresAccount() !== undefined;
  return othersNeedReach && !isReachableByOthers(join(dirname(POSTGRES_DIR), 'x'))
    ? join(publicPlace(), 'postgres')
    : POSTGRES_DIR;
}
