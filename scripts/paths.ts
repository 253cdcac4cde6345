import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

export const DATA_DIR = join(ROOT, '.data');

export const LOG_DIR = join(DATA_DIR, 'logs');

export const POSTGRES_DIR = join(DATA_DIR, 'postgres');

export const ENV_FILE = join(ROOT, '.env');

export const SCHEMA_FILE = join(ROOT, 'prisma', 'schema.prisma');

export const MIGRATIONS_DIR = join(ROOT, 'prisma', 'migrations');
