import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { WorkerCtx } from '#/lib/context.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import { backUpNow } from './back-up-now.ts';
import { type BackupFailure, failureOf, overdueAfter } from './model.ts';
import { lastBackup } from './store.ts';

type Effects = Pick<WorkerCtx, 'db' | 'clock' | 'queue' | 'events' | 'log' | 'operatorChannels' | 'backups'>;

/** Writes a backup when due. Operators are told once of a failure, or of none for too long, and reminded. */
export async function backUpWhenDue(ctx: Effects, stop?: AbortSignal): Promise<void> {
  if (!ctx.backups) return;
  const { everyMs, ...place } = ctx.backups;
  const turn = { place, id: randomUUID(), host: hostname(), everyMs, stop };
  try {
    const written = await backUpNow(ctx, turn);
    if (written) ctx.log.info({ file: written.file, bytes: written.bytes, rows: written.rows }, 'a backup was written');
  } catch (error) {
    if (stop?.aborted) return;
    ctx.log.error({ err: error }, 'a backup failed; it is tried again');
    return tell(ctx, failureOf(error));
  }
  const { quietMs } = await lastBackup(ctx.db);
  if (quietMs > overdueAfter(everyMs)) await tell(ctx, 'overdue');
}

function tell(ctx: Effects, failure: BackupFailure): Promise<void> {
  const at = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const { at: lastAt } = await lastBackup(tx);
    const payload = { failure, lastAt: lastAt?.toISOString() ?? null };
    await enqueueForOperators(ctx, tx, { kind: 'backup_failed', payload, about: at.toISOString(), at });
  });
}
