/**
 * One throw-away PostgreSQL for the whole test run, with a migrated template database:
 * every test file gets its own copy of it in some tens of milliseconds.
 */
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { silentLog } from '#/lib/platform/log.ts';
import { installQueues, openBoss } from '#/lib/platform/queue.ts';
import { deployMigrations } from '#/scripts/database/migrate.ts';
import { installRoles } from '#/scripts/database/roles.ts';
import { startThrowawayPostgres } from '#/scripts/database/throwaway-postgres.ts';
import { TEMPLATE, TEST_PASSWORDS } from './roles.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** Two kinds of tests ask for it in one process: they share one, and the last to end stops it. */
type Shared = { started?: Promise<Started>; users: number };
const place = globalThis as { mutualsPostgres?: Shared };
const shared: Shared = place.mutualsPostgres ?? { users: 0 };
place.mutualsPostgres = shared;

type Started = { url: string; stop(): Promise<void> };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.users += 1;
  shared.started ??= start();
  const { url, stop } = await shared.started;
  project.provide('postgresUrl', url);
  return async () => {
    shared.users -= 1;
    if (shared.users === 0) await stop();
  };
}

async function start(): Promise<Started> {
  const postgres = await startThrowawayPostgres();
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await admin.query('alter system set autovacuum = off'); // nothing lives long enough for it
  await admin.query('select pg_reload_conf()');
  await admin.end();

  const url = new URL(postgres.url);
  url.pathname = `/${TEMPLATE}`;
  await deployMigrations(url.href);
  const boss = await openBoss({ url: url.href, role: 'install', log: silentLog });
  await installQueues(boss);
  await boss.stop({ graceful: false, close: true });
  await installRoles(url.href, TEST_PASSWORDS); // copies of the template have its grants
  await sealTemplate(postgres.url);
  return {
    url: postgres.url,
    async stop() {
      await postgres[Symbol.asyncDispose]();
    },
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
