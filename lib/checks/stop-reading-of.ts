import type { Tx } from '#/lib/platform/db.ts';
import { type FailEffects, writeFailure } from './finish-check.ts';
import { holdOpenChecks } from './store.ts';

/** Fails open reading of somebody who opted out, with the credits back; returns how many. */
export async function stopReadingOf(ctx: FailEffects, tx: Tx, targetId: bigint): Promise<number> {
  const open = (await holdOpenChecks(tx, { targetId })).filter(({ status }) => status !== 'queued');
  for (const check of open) await writeFailure(ctx, tx, check, 'opted_out');
  return open.length;
}
