/** `npm run backup [-- verify <file>]`: writes a backup now, or reads one whole. Uses the worker's settings. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { backUpNow } from '#/lib/backups/back-up-now.ts';
import { readBackupKeys } from '#/lib/backups/backup-key.ts';
import { verifyBackup } from '#/lib/backups/verify-backup.ts';
import { systemClock } from '#/lib/platform/clock.ts';
import { readEnv } from '#/lib/platform/env.ts';
import { onDatabase, runTool } from './tool.ts';
import { UserError } from './user-error.ts';

const USAGE = 'Usage:\n  npm run backup\n  npm run backup -- verify <file>';

await runTool(async () => {
  const [verb, file, ...rest] = process.argv.slice(2);
  const env = readEnv('worker');
  if (!env.backupKey) throw new UserError('BACKUP_KEY is not set: "npm run vault -- keys" prints one for .env.');
  const keys = readBackupKeys(env.backupKey);

  if (verb === 'verify' && file && rest.length === 0) {
    const { head, tables } = await verifyBackup(resolve(file), keys);
    for (const [table, rows] of Object.entries(tables)) console.log(`  ${table.padEnd(24)}${rows}`);
    console.log(`Whole, written on ${head.at} by version ${head.version}.`);
    return 0;
  }
  if (verb !== undefined) throw new UserError(USAGE);
  const place = {
    url: env.backupDatabaseUrl ?? env.databaseUrl,
    directory: resolve(env.backupDirectory),
    keep: env.backupsKept,
    keys,
  };
  await onDatabase('backup', async (db) => {
    const written = await backUpNow({ db, clock: systemClock }, { place, id: randomUUID(), host: hostname() });
    if (!written) throw new UserError('Another backup is being written right now.');
    console.log(`${written.file}: ${written.rows} rows, ${written.bytes} bytes. It was read back and is whole.`);
  });
  return 0;
});
