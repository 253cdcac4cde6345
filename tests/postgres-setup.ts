/**
 * One throw-away PostgreSQL for the whole test run, with a migrated template database:
 * every test file gets its own copy of it in some tens of milliseconds.
 */

import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { silentLog } from '#/lib/platform/log.ts';
import { installQueues, openBoss } from '#/lib/platform/queue.ts';
import { deployMigrations } from '#/scripts/database/migrate.ts';
import { startThrowawayPostgres } from '#/scripts/database/throwaway-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

export const TEMPLATE = 'mutuals_template';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startThrowawayPostgres();
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();

  const url = new URL(postgres.url);
  url.pathname = `/${TEMPLATE}`;
  await deployMigrations(url.href);
  const boss = await openBoss({ url: url.href, role: 'install', log: silentLog });
  await installQueues(boss);
  await boss.stop({ graceful: false, close: true });
  await sealTemplate(postgres.url);

  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres[Symbol.asyncDispose]();
  };
}

/** Ends what is still connected to the template: a database with guests cannot be copied. */
async function sealTemplate(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`alter database ${TEMPLATE} allow_connections false`);
  await admin.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [TEMPLATE]);
  await admin.end();
}
