/** Where things are in this checkout. All paths are absolute, whatever the current directory is. */
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** What the commands keep between runs: database, logs, the list of running processes. Ignored by git. */
export const DATA_DIR = join(ROOT, '.data');

export const LOG_DIR = join(DATA_DIR, 'logs');

/** Where the embedded PostgreSQL keeps its data, unless its user cannot reach this checkout. */
export const POSTGRES_DIR = join(DATA_DIR, 'postgres');

export const ENV_FILE = join(ROOT, '.env');

export const SCHEMA_FILE = join(ROOT, 'prisma', 'schema.prisma');

export const MIGRATIONS_DIR = join(ROOT, 'prisma', 'migrations');
