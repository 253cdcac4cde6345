import type { Ctx } from '#/lib/context.ts';
import { endIncidents } from '#/lib/outbox/remind-incident.ts';
import { failureOf, type WrittenBackup } from './model.ts';
import { failBackup, finishBackup, takeBackup } from './store.ts';
import { type BackupPlace, writeBackup } from './write-backup.ts';

type BackUpNow = { place: BackupPlace; id: string; host: string; everyMs?: number; stop?: AbortSignal | undefined };

/** Writes and records a backup; null when not due or being written. @throws why it could not be written. */
export async function backUpNow(ctx: Pick<Ctx, 'db' | 'clock'>, input: BackUpNow): Promise<WrittenBackup | null> {
  const { place, host, everyMs = 0, stop } = input;
  const id = await takeBackup(ctx.db, { id: input.id, host, everyMs });
  if (id === null) return null;
  try {
    const written = await writeBackup(place, { id, at: ctx.clock.now(), signal: stop });
    await ctx.db.transaction(async (tx) => {
      await finishBackup(tx, id, written);
      await endIncidents(tx, 'backup:');
    });
    return written;
  } catch (error) {
    const failure = stop?.aborted ? 'gone' : failureOf(error);
    await ctx.db.transaction((tx) => failBackup(tx, id, failure));
    throw error;
  }
}
