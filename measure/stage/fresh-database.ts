import { tmpdir } from 'node:os';
import { silentLog } from '#/lib/platform/log.ts';
import { installQueues, openBoss } from '#/lib/platform/queue.ts';
import { deployMigrations } from '#/scripts/database/migrate.ts';
import { startThrowawayPostgres } from '#/scripts/database/throwaway-postgres.ts';

/** Empty and migrated; closing it leaves nothing behind. */
export async function freshDatabase(): Promise<{ url: string } & AsyncDisposable> {
  const postgres = await startThrowawayPostgres(tmpdir()); // measured is a disk
  await deployMigrations(postgres.url);
  const boss = await openBoss({ url: postgres.url, role: 'install', log: silentLog });
  await installQueues(boss);
  await boss.stop({ graceful: false, close: true });
  return { url: postgres.url, [Symbol.asyncDispose]: () => postgres[Symbol.asyncDispose]() };
}
