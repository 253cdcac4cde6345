import { readBackupKeys } from './backups/backup-key.ts';
import type { BackupPlan } from './backups/write-backup.ts';
import type { Env } from './platform/env.ts';

/** What the settings say about backups; null: none are written. @throws {DomainError} `unsealable` for a key that is none. */
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
