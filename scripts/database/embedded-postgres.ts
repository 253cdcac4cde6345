import pg from 'pg';
import { freePort } from '../process/free-port.ts';
import { UserError } from '../user-error.ts';
import { EMBEDDED_NAME, ensureDataDirectory, readPassword } from './data-directory.ts';
import { type PostgresAccount, postgresAccount } from './postgres-account.ts';
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries.ts';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';
import { clearStaleLock, runningPostgres } from './postmaster-file.ts';

export type EmbeddedPostgres = {
  /** With its password; the same after `stop` and `start`. */
  url: string;
  port: number;
  dataDir: string;
  server(): PostgresServer;
  /** Keeps the data. `immediate` is a crash. */
  stop(how?: 'fast' | 'immediate'): Promise<void>;
  start(): Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  port: number;
  /** `mutuals` unless told. */
  database?: string;
  /** Faster, lost after a power cut. For tests. */
  throwaway: boolean;
  onLine?: ((line: string) => void) | undefined;
};

/** Another program may take a free port first. */
const PORT_TRIES = 5;

const THROWAWAY_SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=300',
  'shared_buffers=64MB',
];

/** Starts PostgreSQL on `dataDir`. @throws {UserError} port in use, disk full, data in use or of another version. */
export async function startEmbeddedPostgres({
  dataDir,
  port,
  database = EMBEDDED_NAME,
  throwaway,
  onLine,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = postgresAccount();
  const binaries = await postgresBinaries(account !== undefined);
  await ensureDataDirectory({ dataDir, initdb: binaries.initdb, account, throwaway });
  const password = readPassword(dataDir);

  const settings = throwaway ? THROWAWAY_SETTINGS : [];
  const begin = (onPort: number) => openServer({ dataDir, port: onPort, account, binaries, settings, onLine });
  const first = port === 0 ? await onAnyPort(begin) : { server: await begin(port), port };
  const url = embeddedUrl(first.port, password, database);
  await ensureDatabase(url, database);

  let server: PostgresServer | null = first.server;
  return {
    url,
    port: first.port,
    dataDir,
    server() {
      if (!server) throw new Error('The embedded PostgreSQL is stopped.');
      return server;
    },
    async stop(how) {
      await server?.stop(how);
      server = null;
    },
    async start() {
      server ??= await begin(first.port);
    },
  };
}

/** The address with the password in it. */
export function embeddedUrl(port: number, password: string, database: string): string {
  return `postgresql://${EMBEDDED_NAME}:${password}@127.0.0.1:${port}/${database}`;
}

type Opening = {
  dataDir: string;
  port: number;
  account: PostgresAccount;
  binaries: PostgresBinaries;
  settings: string[];
  onLine?: ((line: string) => void) | undefined;
};

async function openServer({ dataDir, port, account, binaries, settings, onLine }: Opening): Promise<PostgresServer> {
  const other = runningPostgres(dataDir);
  if (other) {
    throw new UserError(
      `Another PostgreSQL (process ${other.pid}) already uses the data in ${dataDir}, ` +
        'most likely another "npm start" of this checkout. Stop that one first.',
    );
  }
  clearStaleLock(dataDir);
  return startPostgresServer({ postgres: binaries.postgres, dataDir, port, account, settings, onLine });
}

async function onAnyPort(
  begin: (port: number) => Promise<PostgresServer>,
): Promise<{ server: PostgresServer; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return { server: await begin(port), port };
    } catch (error) {
      const taken = error instanceof UserError && error.message.startsWith(`Port ${port} `);
      if (!taken || attempt === PORT_TRIES) throw error;
    }
  }
}

async function ensureDatabase(url: string, database: string): Promise<void> {
  const server = new URL(url);
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database "${database}"`);
  } finally {
    await client.end();
  }
}
