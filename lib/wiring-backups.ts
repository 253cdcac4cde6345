import { readBackupKeys } from './backups/backup-key.ts';
import type { BackupPlan } from './backups/write-backup.ts';
import type { Env } from './platform/env.ts';

/** Null: no backups are written. @throws {DomainError} `unsealable` for a malformed key. */
export function backupPlan(env: Env<'worker'>): BackupPlan | null {
  if (!env.backupKey || env.backupEveryMs === 0) return null;
  return {
    url: env.backupDatabaseUrl ?? env.databaseUrl,
    directory: env.backupDirectory,
    keys: readBackupKeys(env.backupKey),
    keep: env.backupsKept,
    everyMs: env.backupEveryMs,
  };
}
