/**
 * Settings of the Prisma command line. It only generates the client here: migrations run through the
 * WebAssembly engine in scripts/database, which needs no native binary and therefore no download.
 */
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath; // any existing file stops the download attempt
process.env.CHECKPOINT_DISABLE ??= '1'; // no version check over the network

import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://unused.invalid/unused' },
});
