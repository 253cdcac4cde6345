/**
 * A backup: all tables of the product at one moment, in one sealed file. It holds no jobs of the queue, because the rows say what is to
 * be done, and no secrets of the settings. Pure.
 */
import { z } from 'zod';
import { HOUR_MS } from '#/lib/platform/clock.ts';

/** The format of the file; a file of another one is not understood. */
export const FORMAT = 1 as const;

/** The head of a file. */
export const BackupHead = z.object({
  format: z.literal(FORMAT),
  /** Of the product that wrote it. */
  version: z.string(),
  at: z.iso.datetime(),
  /** The migrations that made these tables; a restore applies the same ones. */
  migrations: z.array(z.string()),
});
export type BackupHead = z.infer<typeof BackupHead>;

/** Why there is no backup, in one word. `overdue`: none was finished for too long, for an unknown reason. */
export const BACKUP_FAILURES = [
  'no_space',
  'not_writable',
  'database',
  'unreadable',
  'gone',
  'overdue',
  'other',
] as const;
export type BackupFailure = (typeof BACKUP_FAILURES)[number];

/** A backup that was read back and is whole. `bytes`: size of the file. */
export type WrittenBackup = { file: string; bytes: number; rows: number; tables: Record<string, number> };

/** A run that has not ended after this long counts as failed, because its process is gone. */
export const GIVEN_UP_MS = 6 * HOUR_MS;

/** After a failure the next try comes this much later. */
export const RETRY_MS = HOUR_MS;

/** Milliseconds after which a missing backup is overdue: one was left out, and the time to write it is over as well. */
export function overdueAfter(everyMs: number): number {
  return 2 * everyMs + HOUR_MS;
}

/** The name of a file; names sort by time. @param id makes it unique within its second. */
export function backupName(at: Date, id: string): string {
  const stamp = at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `mutuals-${stamp}-${id.replaceAll('-', '').slice(-8)}.backup`;
}

const NAME = /^mutuals-\d{8}-\d{6}-[0-9a-f]{8}\.backup$/;

/** The backups that are more than `keep`, oldest first. Files of other names are left out. */
export function surplus(files: readonly string[], keep: number): string[] {
  const own = files.filter((file) => NAME.test(file)).sort();
  return own.slice(0, Math.max(0, own.length - keep));
}

/** An error in one word; its full message may hold values and goes to the log only. */
export function failureOf(error: unknown): BackupFailure {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  if (['ENOSPC', 'EDQUOT'].includes(code)) return 'no_space';
  if (['EACCES', 'EROFS', 'EPERM', 'ENOENT', 'ENOTDIR'].includes(code)) return 'not_writable';
  if (code === 'unsealable') return 'unreadable';
  return /^[0-9A-Z]{5}$|^ECONN|^EPIPE/.test(code) || /onnection/.test(message) ? 'database' : 'other';
}
