/**
 * The request budget: all workers together never exceed an account's allowance. One statement
 * hands out the next time slot, in the order asked (generic cell rate algorithm without burst:
 * slots are exactly one interval apart, so no window of any length holds more than its share).
 */
import type { Ctx } from '#/lib/context.ts';
import type { Db } from '#/lib/platform/db.ts';
import type { RequestKind } from './model.ts';

export type Slot = {
  /** Milliseconds from now until the request may go out. */
  waitMs: number;
};

export type Place = { slot: Slot } | { restsMs: number };

/** Milliseconds between two requests of a kind, as multiples of the list interval. Facts 5.2: profile look-ups are the most closely watched. */
const KIND_FACTOR: Record<RequestKind, number> = { list: 1, profile: 1, probe: 0, sign_in: 0 };

/**
 * Takes the next slot of an account for one kind of request.
 *
 * @param holdMs an account that rests for longer hands out no slot and says how long it rests.
 */
export async function takePlace(
  ctx: Pick<Ctx, 'db' | 'limits'>,
  input: { accountId: string; kind: RequestKind; holdMs: number },
): Promise<Place> {
  const intervalMs = ctx.limits.listIntervalMs * KIND_FACTOR[input.kind];
  const rows = await ctx.db.$queryRaw<{ wait_ms: number; granted: boolean }[]>`
    with rest as (
      select extract(epoch from max(rests_until) - clock_timestamp()) * 1000 as ms
      from account_budgets where account_id = ${input.accountId}::uuid
    ), slot as (
      insert into account_budgets as b (account_id, kind, next_at, granted)
      select ${input.accountId}::uuid, ${input.kind}::"RequestKind",
             clock_timestamp() + ${intervalMs}::double precision * interval '1 millisecond', 1
      from rest where coalesce(ms, 0) <= ${input.holdMs}
      on conflict (account_id, kind) do update set
        granted = b.granted + 1,
        next_at = greatest(b.next_at, clock_timestamp(), clock_timestamp() + (select greatest(ms, 0) from rest) * interval '1 millisecond')
                  + coalesce(b.interval_ms, ${intervalMs})::double precision * interval '1 millisecond'
      returning next_at - coalesce(interval_ms, ${intervalMs})::double precision * interval '1 millisecond' as at
    )
    select coalesce((select extract(epoch from at - clock_timestamp()) * 1000 from slot), (select ms from rest))::double precision as wait_ms,
           exists (select 1 from slot) as granted`;
  const row = rows[0];
  if (!row?.granted) return { restsMs: Math.max(0, row?.wait_ms ?? 0) };
  return { slot: { waitMs: Math.max(0, row.wait_ms) } };
}

/** A throttled answer moves the account's next slots for everybody. A shorter rest never replaces a longer one. */
export async function restAccount(db: Db, input: { accountId: string; ms: number }): Promise<void> {
  await db.$executeRaw`
    insert into account_budgets as b (account_id, kind, rests_until)
    values (${input.accountId}::uuid, 'list', clock_timestamp() + ${input.ms}::double precision * interval '1 millisecond')
    on conflict (account_id, kind) do update set
      rests_until = greatest(coalesce(b.rests_until, '-infinity'), excluded.rests_until)`;
}
