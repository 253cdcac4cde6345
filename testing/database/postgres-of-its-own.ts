/** A PostgreSQL that one test may stop, crash and start again, migrated and with its queues. */
import pg from 'pg';
import { silentLog } from '#/lib/platform/log.ts';
import { installQueues, openBoss } from '#/lib/platform/queue.ts';
import { deployMigrations } from '#/scripts/database/migrate.ts';
import { installRoles } from '#/scripts/database/roles.ts';
import { startThrowawayPostgres, type ThrowawayPostgres } from '#/scripts/database/throwaway-postgres.ts';
import { TEST_PASSWORDS } from './roles.ts';

/** Disposing stops the server and deletes its data. */
export async function startPostgresOfItsOwn(): Promise<ThrowawayPostgres> {
  const postgres = await startThrowawayPostgres();
  await deployMigrations(postgres.url);
  const boss = await openBoss({ url: postgres.url, role: 'install', log: silentLog });
  await installQueues(boss);
  await boss.stop({ graceful: false, close: true });
  await installRoles(postgres.url, TEST_PASSWORDS);
  await keepCommits(postgres.url);
  return postgres;
}

/** Throw-away servers are told to forget the newest commits in a crash. What is tested here is a server that does not. */
async function keepCommits(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`alter database "${new URL(url).pathname.slice(1)}" set synchronous_commit = on`);
  await client.end();
}
