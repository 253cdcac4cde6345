import type { Ctx } from '#/lib/context.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { deleteJournals } from './journal-store.ts';

/** Deletes the lists of strangers when they are no longer needed (design, rule 8); results keep their counts and certificate. */
export function deleteOldJournals(ctx: Pick<Ctx, 'db' | 'clock' | 'limits'>): Promise<number> {
  return deleteJournals(ctx.db, after(ctx.clock.now(), -ctx.limits.journalDays * DAY_MS));
}
