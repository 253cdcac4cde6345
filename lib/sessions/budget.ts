/**
 * The request budget: all workers together never exceed an account's allowance. One statement
 * hands out the next time slot, in the order asked (generic cell rate algorithm without burst).
 *
 * What counts is when requests arrive. None leaves before its slot, but a timer, the database and the network make each a little
 * late, another one less: slots exactly one interval apart would arrive closer than that. So they lie 3 % further apart, and a
 * window of n intervals holds at most n requests as long as none is later than the other by n times 3 % of the interval: 150 ms
 * for two neighbours at a pace of 5 s. No request is later than a whole interval (its run gives the turn up), so
 * a window of 34 intervals or more is never exceeded, whatever the jitter; Instagram's own has 200 (docs/facts/sessions-and-pace.md#pace).
 */
import type { Ctx } from '#/lib/context.ts';
import { type Db, type Sql, sql } from '#/lib/platform/db.ts';
import type { RequestKind } from './model.ts';

/** `waitMs`: milliseconds from now until the request may go out. `restsMs`: how long the account hands out no slot. */
export type Place = { waitMs: number } | { restsMs: number };

/**
 * What somebody asks for: an account that rests for longer than `holdMs` hands out no slot, nor does one whose next slot is further away
 * than `withinMs`, where that is said.
 */
export type PlaceWanted = { accountId: string; kind: RequestKind; holdMs: number; withinMs?: number };

/** Milliseconds between two requests of a kind, as multiples of the list interval. Facts 5.2: profile look-ups are the most closely watched. */
const KIND_FACTOR: Record<RequestKind, number> = { list: 1, profile: 1, probe: 0, sign_in: 0 };

/** How much further apart slots lie than the pace says. More would waste the allowance: 0.95 of it is to be used. */
const MARGIN = 0.03;

/** From one slot to the next, in whole milliseconds: what is given back is exactly what was taken. */
function stepOf(own: Sql, intervalMs: number): Sql {
  return sql`(ceil(coalesce(${own}, ${intervalMs}::int) * ${1 + MARGIN}::numeric) * interval '1 millisecond')`;
}

/**
 * Takes the next slot of an account for one kind of request.
 *
 * @returns how long the account rests, or keeps quiet for a renewal, where it hands out no slot.
 */
export async function takePlace(ctx: Pick<Ctx, 'db' | 'limits'>, wanted: PlaceWanted): Promise<Place> {
  const rows = await ctx.db.$queryRaw<{ wait_ms: number | null; rests_ms: number; quiet_ms: number }[]>`
    with ${slotOf(ctx.limits.listIntervalMs, wanted)}
    select (select wait_ms from slot), rests_ms, quiet_ms from rest`;
  const { wait_ms: waitMs = null, rests_ms: restsMs = 0, quiet_ms: quietMs = 0 } = rows[0] ?? {};
  return waitMs === null ? { restsMs: Math.max(0, restsMs, quietMs) } : { waitMs: Math.max(0, waitMs) };
}

/**
 * The parts of a statement that hand out a slot. `slot` has one row with `wait_ms` and the moment `behind` it, or none; `rest` says in `rests_ms` and
 * `quiet_ms` how long nothing goes out.
 *
 * @param onlyIf a condition of the asker's own; without it holding, no slot is used up.
 */
export function slotOf(listIntervalMs: number, wanted: PlaceWanted, onlyIf: Sql = sql`true`): Sql {
  const { accountId, kind, holdMs, withinMs } = wanted;
  const near =
    withinMs === undefined
      ? sql`true`
      : sql`greatest(b.next_at, (select until from rest)) <= clock_timestamp() + ${withinMs}::double precision * interval '1 millisecond'`;
  const intervalMs = listIntervalMs * KIND_FACTOR[kind];
  return sql`
    pace as (
      select ${stepOf(sql`b.interval_ms`, intervalMs)} as step
      from (select ${accountId}::uuid as id) a
      left join account_budgets b on b.account_id = a.id and b.kind = ${kind}::"RequestKind"
    ), rest as (
      select greatest(max(rests_until), clock_timestamp()) as until,
             coalesce(extract(epoch from max(rests_until) - clock_timestamp())::double precision * 1000, 0) as rests_ms,
             coalesce(extract(epoch from max(quiet_until) - clock_timestamp())::double precision * 1000, 0) as quiet_ms
      from account_budgets where account_id = ${accountId}::uuid
    ), granted as (
      insert into account_budgets as b (account_id, kind, next_at, granted)
      select ${accountId}::uuid, ${kind}::"RequestKind", until + step, 1
      from rest, pace
      where until <= clock_timestamp() + ${holdMs}::double precision * interval '1 millisecond' and ${onlyIf}
      on conflict (account_id, kind) do update set
        granted = b.granted + 1,
        next_at = greatest(b.next_at, (select until from rest), clock_timestamp()) + (select step from pace)
      -- on the row as it stands now, not as the statement found it: what a renewal waits for must not begin behind its back
      where (b.quiet_until is null or b.quiet_until <= clock_timestamp()) and ${near}
      returning next_at
    ), slot as (
      select next_at as behind, extract(epoch from next_at - step - clock_timestamp())::double precision * 1000 as wait_ms from granted, pace
    )`;
}

/**
 * Gives a slot back that nobody will use, while it is the last that was handed out: the next asker gets it.
 *
 * @param input.slot the moment behind it, as it was told.
 */
export async function returnPlace(
  ctx: Pick<Ctx, 'db' | 'limits'>,
  input: { accountId: string; kind: RequestKind; slot: string },
): Promise<void> {
  const intervalMs = ctx.limits.listIntervalMs * KIND_FACTOR[input.kind];
  await ctx.db.$executeRaw`
    update account_budgets set granted = granted - 1,
      next_at = next_at - ${stepOf(sql`interval_ms`, intervalMs)}
    where account_id = ${input.accountId}::uuid and kind = ${input.kind}::"RequestKind"
      and next_at = ${input.slot}::text::timestamptz`;
}

/** A throttled answer moves the account's next slots for everybody. A shorter rest never replaces a longer one. */
export async function restAccount(db: Db, input: { accountId: string; ms: number }): Promise<void> {
  await db.$executeRaw`
    insert into account_budgets as b (account_id, kind, rests_until)
    values (${input.accountId}::uuid, 'list', clock_timestamp() + ${input.ms}::double precision * interval '1 millisecond')
    on conflict (account_id, kind) do update set
      rests_until = greatest(coalesce(b.rests_until, '-infinity'), excluded.rests_until)`;
}
