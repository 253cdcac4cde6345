import type { Tx } from '#/lib/platform/db.ts';
import { type FailEffects, writeFailure } from './finish-check.ts';
import type { Check } from './model.ts';
import { holdOpenChecks, moveCheck } from './store.ts';

/**
 * Fails all open checks of somebody who opted out, with the credits back; returns how many. Those that wait between two
 * slices end, too: their pages are deleted with those of ended checks alone.
 */
export async function stopReadingOf(ctx: FailEffects, tx: Tx, targetId: bigint): Promise<number> {
  const open = await holdOpenChecks(tx, { targetId });
  for (const check of open) await writeFailure(ctx, tx, await begun(ctx, tx, check), 'opted_out');
  return open.length;
}

/** Only what has begun can fail. */
async function begun(ctx: FailEffects, tx: Tx, check: Check): Promise<Check> {
  if (check.status !== 'queued') return check;
  return moveCheck(tx, check, 'start', { at: ctx.clock.now(), reason: 'opted_out' });
}
