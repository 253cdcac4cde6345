/**
 * Settings of the Prisma command line, which only generates the client here. Its native schema engine is never downloaded:
 * migrations are plain SQL (scripts/database/migrate.ts), and new ones are planned by the same engine as WebAssembly.
 */
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath; // any existing file stops the download attempt
process.env.CHECKPOINT_DISABLE ??= '1'; // no version check over the network

import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://unused.invalid/unused' },
});
