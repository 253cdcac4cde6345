import type { Ctx } from '#/lib/context.ts';
import { after, DAY_MS } from '#/lib/platform/clock.ts';
import { deleteJournals } from './journal-store.ts';
import { forgetSights } from './sights-store.ts';

/**
 * Deletes the lists of strangers, and who may see whose, when they are no longer needed (design, rule 8); results keep
 * their counts and certificate. @returns how many pages.
 */
export async function deleteOldJournals(ctx: Pick<Ctx, 'db' | 'clock' | 'limits'>): Promise<number> {
  const before = after(ctx.clock.now(), -ctx.limits.journalDays * DAY_MS);
  await forgetSights(ctx.db, before);
  return deleteJournals(ctx.db, before);
}
