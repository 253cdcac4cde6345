/** A backup: all tables at one moment in one sealed file, without queue and secrets. Pure. */
import { z } from 'zod';
import { HOUR_MS } from '#/lib/platform/clock.ts';
import { codeOf } from '#/lib/platform/errors.ts';

export const FORMAT = 1 as const;

export const BackupHead = z.object({
  format: z.literal(FORMAT),
  version: z.string(),
  at: z.iso.datetime(),
  /** A restore applies the same. */
  migrations: z.array(z.string()),
});
export type BackupHead = z.infer<typeof BackupHead>;

/** `overdue`: none for too long, for an unknown reason. */
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

/** Read back and whole. `bytes`: the file's. */
export type WrittenBackup = { file: string; bytes: number; rows: number; tables: Record<string, number> };

/** Then its process is gone. */
export const GIVEN_UP_MS = 6 * HOUR_MS;

export const RETRY_MS = HOUR_MS;

/** Milliseconds: one left out, plus the time to write it. */
export function overdueAfter(everyMs: number): number {
  return 2 * everyMs + HOUR_MS;
}

/** Sorts by time. @param id unique within its second. */
export function backupName(at: Date, id: string): string {
  const stamp = at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `mutuals-${stamp}-${id.replaceAll('-', '').slice(-8)}.backup`;
}

const NAME = /^mutuals-\d{8}-\d{6}-[0-9a-f]{8}\.backup$/;

/** Beyond `keep`, oldest first; only our file names. */
export function surplus(files: readonly string[], keep: number): string[] {
  const own = files.filter((file) => NAME.test(file)).sort();
  return own.slice(0, Math.max(0, own.length - keep));
}

/** One word; the full message may hold values and goes to the log. */
export function failureOf(error: unknown): BackupFailure {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : '';
  if (['ENOSPC', 'EDQUOT'].includes(code)) return 'no_space';
  if (['EACCES', 'EROFS', 'EPERM', 'ENOENT', 'ENOTDIR'].includes(code)) return 'not_writable';
  if (code === 'unsealable') return 'unreadable';
  return /^[0-9A-Z]{5}$|^ECONN|^EPIPE/.test(code) || /onnection/.test(message) ? 'database' : 'other';
}
