import type { Ctx } from '#/lib/context.ts';
import { slotOf } from './budget.ts';
import type { RequestKind } from './model.ts';

/**
 * Takes the next slot of an account if it comes within `withinMs` milliseconds.
 * @returns milliseconds until then; null when the slot is further away, the account rests or its reads are paused.
 */
export async function takeNearPlace(
  ctx: Pick<Ctx, 'db' | 'limits'>,
  wanted: { accountId: string; kind: RequestKind; withinMs: number },
): Promise<{ waitMs: number } | null> {
  const { accountId, kind, withinMs } = wanted;
  if (withinMs <= 0) return null;
  const rows = await ctx.db.$queryRaw<{ wait_ms: number | null }[]>`
    with ${slotOf(ctx.limits, { accountId, kind, holdMs: 0, withinMs })}
    select (select wait_ms from slot) from rest`;
  const waitMs = rows[0]?.wait_ms ?? null;
  return waitMs === null ? null : { waitMs: Math.max(0, waitMs) };
}
