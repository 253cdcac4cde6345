import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { silentLog } from '#/lib/platform/log.ts';
import { installQueues, openBoss } from '#/lib/platform/queue.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#/scripts/database/embedded-postgres.ts';
import { deployMigrations } from '#/scripts/database/migrate.ts';
import { installRoles } from '#/scripts/database/roles.ts';
import { TEST_PASSWORDS } from './roles.ts';

const SETTINGS = [
  ...["log_statement = 'all'", "log_line_prefix = '%a: '"],
  ...['log_parameter_max_length_on_error = -1', 'synchronous_commit = on'],
];

/** A server that tells every statement, who sent it and its parameters to `onLine`. Disposing stops it and deletes its data. */
export async function startTalkativePostgres(
  onLine: (line: string) => void,
): Promise<EmbeddedPostgres & AsyncDisposable> {
  const home = await mkdtemp(join(tmpdir(), 'mp-'));
  await chmod(home, 0o755); // PostgreSQL may run as another user
  const postgres = await startEmbeddedPostgres({ dataDir: join(home, 'data'), port: 0, throwaway: true, onLine });
  await deployMigrations(postgres.url);
  const boss = await openBoss({ url: postgres.url, role: 'install', log: silentLog });
  await installQueues(boss);
  await boss.stop({ graceful: false, close: true });
  await installRoles(postgres.url, TEST_PASSWORDS);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  for (const setting of SETTINGS) await client.query(`alter system set ${setting}`);
  await client.query('select pg_reload_conf()');
  await client.end();
  const stop = async () => {
    await postgres.stop('immediate');
    await rm(home, { recursive: true, force: true });
  };
  return { ...postgres, [Symbol.asyncDispose]: stop };
}
