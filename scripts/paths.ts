/** Absolute paths of this checkout. */
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** Kept between runs: database, logs, running processes. Ignored by git. */
export const DATA_DIR = join(ROOT, '.data');

export const LOG_DIR = join(DATA_DIR, 'logs');

/** Unless its user cannot reach this checkout. */
export const POSTGRES_DIR = join(DATA_DIR, 'postgres');

export const ENV_FILE = join(ROOT, '.env');

export const SCHEMA_FILE = join(ROOT, 'prisma', 'schema.prisma');

export const MIGRATIONS_DIR = join(ROOT, 'prisma', 'migrations');
