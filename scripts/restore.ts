/**
 * `npm run restore -- <file> [--replace]`: restores a backup into a database that nobody uses and, without `--replace`,
 * that is empty.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readBackupKeys } from '#/lib/backups/backup-key.ts';
import { deployDatabase } from './database/deploy.ts';
import { withLocalDatabase } from './database/local-database.ts';
import { restoreBackup } from './database/restore.ts';
import { DATA_DIR } from './paths.ts';
import { installationSettings } from './settings/installation-settings.ts';
import { environmentFor } from './settings/program-environment.ts';
import { findRun } from './start/run-record.ts';
import { runTool } from './tool.ts';
import { UserError } from './user-error.ts';

await runTool(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false } },
  });
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw new UserError('Name the backup: npm run restore -- <file> [--replace]');

  const settings = installationSettings();
  if (!settings.BACKUP_KEY) throw new UserError('BACKUP_KEY is not set: without it no backup can be read.');
  const keys = readBackupKeys(settings.BACKUP_KEY);
  const run = findRun(DATA_DIR);
  if (run)
    throw new UserError(`Mutuals runs in this checkout (process ${run.pid}). Stop it first; nothing was changed.`);
  await withLocalDatabase(settings, async (url) => {
    const { head, tables } = await restoreBackup({ url, file: resolve(file), keys, replace: values.replace });
    const { shared } = await deployDatabase({ ...environmentFor('deploy', process.env, settings), DATABASE_URL: url });
    const rows = Object.values(tables).reduce((sum, count) => sum + count, 0);
    console.log(`Restored ${rows} rows of ${Object.keys(tables).length} tables, as they were on ${head.at}.`);
    if (shared) console.log(`\n${shared.join('\n\n')}\n`);
  });
  return 0;
});
