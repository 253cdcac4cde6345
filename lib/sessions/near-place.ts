import type { Ctx } from '#/lib/context.ts';
import { sql } from '#/lib/platform/db.ts';
import { slotOf } from './budget.ts';
import type { RequestKind } from './model.ts';

/**
 * Takes an account's next slot only if it is near.
 * @param wanted.withinMs milliseconds away at most; of two simultaneous askers one may get a slot one interval later.
 * @returns milliseconds until the request may go out; null when the slot is further away, or the account rests or
 * pauses.
 */
export async function takeNearPlace(
  ctx: Pick<Ctx, 'db' | 'limits'>,
  wanted: { accountId: string; kind: RequestKind; withinMs: number },
): Promise<{ waitMs: number } | null> {
  const { accountId, kind, withinMs } = wanted;
  if (withinMs <= 0) return null;
  const near = sql`not exists (
    select 1 from account_budgets n where n.account_id = ${accountId}::uuid and n.kind = ${kind}::"RequestKind"
      and n.next_at > clock_timestamp() + ${withinMs}::double precision * interval '1 millisecond')`;
  const rows = await ctx.db.$queryRaw<{ wait_ms: number | null }[]>`
    with ${slotOf(ctx.limits.listIntervalMs, { accountId, kind, holdMs: 0 }, near)}
    select (select wait_ms from slot) from rest`;
  const waitMs = rows[0]?.wait_ms ?? null;
  return waitMs === null ? null : { waitMs: Math.max(0, waitMs) };
}
