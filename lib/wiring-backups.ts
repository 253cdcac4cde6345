import { readBackupKeys } from './backups/backup-key.ts';
import type { BackupPlan } from './backups/write-backup.ts';
import { HOUR_MS } from './platform/clock.ts';
import type { Env } from './platform/env.ts';

/** What the settings say about backups; null: none are written. @throws {DomainError} `unsealable` for a key that is none. */
export function backupPlan(env: Env<'worker'>): BackupPlan | null {
  if (!env.BACKUP_KEY || env.BACKUP_HOURS === 0) return null;
  return {
    url: env.BACKUP_DATABASE_URL ?? env.DATABASE_URL,
    directory: env.BACKUP_DIR,
    keys: readBackupKeys(env.BACKUP_KEY),
    keep: env.BACKUP_KEEP,
    everyMs: env.BACKUP_HOURS * HOUR_MS,
  };
}
