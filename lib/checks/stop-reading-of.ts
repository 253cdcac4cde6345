import type { Tx } from '#/lib/platform/db.ts';
import { type FailEffects, writeFailure } from './finish-check.ts';
import { holdOpenChecks } from './store.ts';

/**
 * Fails the running and parked checks of somebody who asked not to be read, each with its credit back; queued ones end at their turn.
 * @returns how many.
 */
export async function stopReadingOf(ctx: FailEffects, tx: Tx, targetId: bigint): Promise<number> {
  const open = (await holdOpenChecks(tx, { targetId })).filter(({ status }) => status !== 'queued');
  for (const check of open) await writeFailure(ctx, tx, check, 'opted_out');
  return open.length;
}
