import type { WorkerCtx } from '#/lib/context.ts';
import type { Tx } from '#/lib/platform/db.ts';
import { channelsAtHand } from './channels.ts';
import type { DueNotice, Notice } from './model.ts';
import { progressPlaces, selectDue, selectOpenProgress } from './store.ts';

/** Owed messages due on this process's channels, oldest first, at most `limit`. */
export function listDue(
  ctx: Pick<WorkerCtx, 'db' | 'clock' | 'senders'>,
  { limit }: { limit: number },
): Promise<DueNotice[]> {
  return selectDue(ctx.db, channelsAtHand(ctx.senders), ctx.clock.now(), limit);
}

/** Progress messages that may be edited now, longest untouched first. */
export function listOpenProgress(
  ctx: Pick<WorkerCtx, 'db' | 'clock'>,
  input: { checkIds: readonly string[] | null; limit: number },
): Promise<Notice[]> {
  return selectOpenProgress(ctx.db, { ...input, now: ctx.clock.now() });
}

/** Where the messages stand that follow these checks. */
export function listProgressPlaces(tx: Tx, input: { checkIds: string[] }): Promise<number[]> {
  return progressPlaces(tx, input.checkIds);
}
