/** Rooms reach the database only in their stores, through `Db` or, inside somebody's transaction, `Tx`. */
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '#/prisma/generated/client.ts';
import { databaseConnection, poolSizeOf, schemaOf } from './database-connection.ts';
import { codeOf } from './errors.ts';
import { impatientSocket } from './impatient-socket.ts';
import { type RowCopies, withCopies } from './row-copies.ts';
import { type QueryGraph, sparseGraph } from './sparse-graph.ts';
import { createStatementNames } from './statement-names.ts';

export type {
  Account,
  Broadcast,
  Check,
  CheckLookUp,
  Customer,
  Generation,
  Notice,
  OptOutClaim,
  Watch,
} from '#/prisma/generated/client.ts';

export type Tx = Prisma.TransactionClient;
export type Db = PrismaClient & {
  /**
   * Runs `work` in one transaction, again at most three times after a serialization failure or deadlock, and at most
   * seven after a lock timeout, which says that many wait: `work` does nothing outside the database.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Copies rows by the thousand in one transaction, which is not tried again. */
  copying<T>(work: (copies: RowCopies) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type Json = Prisma.InputJsonValue;

export const sql = Prisma.sql;
export type Sql = Prisma.Sql;

const FIELDS = { checks: Prisma.CheckScalarFieldEnum, customers: Prisma.CustomerScalarFieldEnum } as const;

/** A table's columns as the client calls them, for a statement that joins it. */
export function columnsOf(table: keyof typeof FIELDS, alias: string): Sql {
  const fields = Object.values(FIELDS[table]);
  return Prisma.raw(fields.map((field) => `${alias}.${snakeCase(field)} as "${field}"`).join(', '));
}

function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const RETRIABLE = new Set(['P2034', 'P2028']);
const TRIES = 4;
/** A lock that many want is waited for up to 40 s: whoever comes after twenty others on a busy machine gets it too. */
const TRIES_FOR_A_LOCK = 8;
const SESSION = '-c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000';

export type Statement = { sql: string; args: unknown[] };

/** Opens a pool of at most `max` connections. Each statement ends within 15 s, each lock wait within 5 s. */
export function openDb(options: {
  url: string;
  max?: number;
  name?: string;
  onStatement?: (statement: Statement) => void;
}): Db {
  const pool = new pg.Pool({
    ...databaseConnection(options.url, { name: options.name ?? 'mutuals', options: SESSION }),
    max: poolSizeOf(options.url, options.max ?? 10),
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    stream: impatientSocket,
  });
  // Without a listener, an idle connection that breaks would end the process; the pool replaces it.
  pool.on('error', () => {});
  const schema = schemaOf(options.url);
  const nameOf = createStatementNames();
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: ({ sql: text, args }) => {
      options.onStatement?.({ sql: text, args });
      return nameOf(text);
    },
    ...(schema === undefined ? {} : { schema }),
  });
  const client = new PrismaClient(clientOptions(adapter));

  return Object.assign(client, {
    transaction: <T>(work: (tx: Tx) => Promise<T>) => retried(() => client.$transaction(work)),
    copying: <T>(work: (copies: RowCopies) => Promise<T>) => withCopies(pool, work),
    close: () => client.$disconnect(),
  }) as Db;
}

function clientOptions(adapter: PrismaPg): Prisma.PrismaClientOptions {
  const usual = { adapter, transactionOptions: { maxWait: 10_000, timeout: 20_000 }, log: [] };
  // beside the documented ones: it saves each program 20 MB
  const configOverride = (config: { parameterizationSchema: QueryGraph }) => ({
    ...config,
    parameterizationSchema: sparseOf(config.parameterizationSchema),
  });
  return Object.assign(usual, { __internal: { configOverride } });
}

let sparse: QueryGraph | undefined;

/** Made once: every client of a program has the same. */
function sparseOf(graph: QueryGraph): QueryGraph {
  sparse ??= sparseGraph(graph);
  return sparse;
}

async function retried<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= triesAfter(error)) throw error;
    }
  }
}

function triesAfter(error: unknown): number {
  if (error instanceof Prisma.PrismaClientKnownRequestError && RETRIABLE.has(error.code)) return TRIES;
  if (!(error instanceof Error)) return 1;
  if (/55P03|lock timeout/.test(error.message)) return TRIES_FOR_A_LOCK;
  return /40001|40P01|deadlock detected|could not serialize/.test(error.message) ? TRIES : 1;
}

/** Whether the error is that of a unique value that exists. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

/** Whether the same work may succeed later: an outage, or another's work was in the way for too long. */
export function mayDoLater(error: unknown): boolean {
  const tookLong = error instanceof Error && /57014|P2028|timeout/.test(`${codeOf(error)} ${error.message}`);
  return isOutage(error) || triesAfter(error) > 1 || tookLong;
}

/** Whether the database could not be reached or went away: an outage, not a bug. */
export function isOutage(error: unknown): boolean {
  const seen = `${codeOf(error)} ${error instanceof Error ? error.message : String(error)}`;
  return /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[123]|08\d{3}|P10(01|02|08|17)|DatabaseNotReachable|terminat|not reachable|Can't reach|Connection ended|timeout exceeded when trying to connect|the database system is/i.test(
    seen,
  );
}
