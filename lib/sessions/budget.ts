/**
 * The request budget: one statement hands out the next slot, in the order asked (generic cell rate algorithm without
 * burst).
 *
 * What counts is arrival, and requests arrive late by varying amounts. Slots lie 3 % further apart than the pace, so n
 * intervals hold at most n requests while lateness differs by less than n times 3 % of an interval. No request is later
 * than one interval, so windows of 34 intervals or more always hold; Instagram's has 200
 * (docs/facts/sessions-and-pace.md#pace).
 */
import type { Ctx } from '#/lib/context.ts';
import { type Db, type Sql, sql } from '#/lib/platform/db.ts';
import type { Limits } from '#/lib/platform/settings.ts';
import type { RequestKind } from './model.ts';
import { type NamesLimits, namesBackAt } from './names.ts';

/** `waitMs`: until the request may go out. `restsMs`: how long the account hands out no slot. */
export type Place = { waitMs: number } | { restsMs: number };

/** An account that rests for longer than `holdMs` hands out no slot, nor one further away than `withinMs`. */
export type PlaceWanted = { accountId: string; kind: RequestKind; holdMs: number; withinMs?: number };

/** In list intervals. Look-ups are watched most closely (docs/facts/sessions-and-pace.md#pace). */
const KIND_FACTOR: Record<RequestKind, number> = { list: 1, profile: 1, look_up: 1, probe: 0, sign_in: 0 };

/** More would waste the allowance: 0.95 of it is to be used. */
const MARGIN = 0.03;

/** Whole milliseconds, so that a returned slot is exactly the one taken. */
function stepOf(own: Sql, intervalMs: number): Sql {
  return sql`(ceil(coalesce(${own}, ${intervalMs}::int) * ${1 + MARGIN}::numeric) * interval '1 millisecond')`;
}

export type PaceLimits = NamesLimits & Pick<Limits, 'listIntervalMs'>;

/** An account's next slot for one kind of request, or how long it rests, pauses or is out of names. */
export async function takePlace(ctx: Pick<Ctx, 'db' | 'limits'>, wanted: PlaceWanted): Promise<Place> {
  const rows = await ctx.db.$queryRaw<
    { wait_ms: number | null; rests_ms: number; quiet_ms: number; names_ms: number }[]
  >`
    with ${slotOf(ctx.limits, wanted)}
    select (select wait_ms from slot), rests_ms, quiet_ms, names_ms from rest, names`;
  const { wait_ms: waitMs = null, rests_ms: restsMs = 0, quiet_ms: quietMs = 0, names_ms: namesMs = 0 } = rows[0] ?? {};
  return waitMs === null ? { restsMs: Math.max(0, restsMs, quietMs, namesMs) } : { waitMs: Math.max(0, waitMs) };
}

/**
 * Parts of a statement that hands out a slot. `slot`: one row with `wait_ms` and the moment `behind` it, or none;
 * `rest`: how long nothing goes out; `names`: how long the account is out of names. @param onlyIf unless it holds, no
 * slot is used.
 */
export function slotOf(limits: PaceLimits, wanted: PlaceWanted, onlyIf: Sql = sql`true`): Sql {
  const { accountId, kind, holdMs, withinMs } = wanted;
  const near =
    withinMs === undefined
      ? sql`true`
      : sql`greatest(b.next_at, (select until from rest)) <= clock_timestamp() + ${withinMs}::double precision * interval '1 millisecond'`;
  const intervalMs = limits.listIntervalMs * KIND_FACTOR[kind];
  const slotAt = sql`greatest(b.next_at, (select until from rest), clock_timestamp())`;
  const first = { accountId: sql`${accountId}::uuid`, at: sql`until`, hour: sql`null::timestamptz`, inHour: sql`0` };
  const next = { ...first, at: slotAt, hour: sql`b.hour`, inHour: sql`b.in_hour` };
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
    ), names as (
      select coalesce(extract(epoch from ${namesBackAt(kind, limits, next)} - clock_timestamp())::double precision * 1000, 0) as names_ms
      from (select ${accountId}::uuid as id) a
      left join account_budgets b on b.account_id = a.id and b.kind = ${kind}::"RequestKind"
    ), granted as (
      insert into account_budgets as b (account_id, kind, next_at, granted, hour, in_hour)
      select ${accountId}::uuid, ${kind}::"RequestKind", until + step, 1, date_trunc('hour', until, 'UTC'), 1
      from rest, pace
      where until <= clock_timestamp() + ${holdMs}::double precision * interval '1 millisecond' and ${onlyIf}
        and ${namesBackAt(kind, limits, first)} is null
      on conflict (account_id, kind) do update set
        granted = b.granted + 1,
        next_at = ${slotAt} + (select step from pace),
        hour = date_trunc('hour', ${slotAt}, 'UTC'),
        in_hour = case when b.hour = date_trunc('hour', ${slotAt}, 'UTC') then b.in_hour else 0 end + 1
      -- on the row as it stands now, not as the statement found it: what a renewal waits for must not begin behind its
      -- back, and nobody takes the last names twice
      where (b.quiet_until is null or b.quiet_until <= clock_timestamp()) and ${near}
        and ${namesBackAt(kind, limits, next)} is null
      returning next_at
    ), slot as (
      select next_at as behind, extract(epoch from next_at - step - clock_timestamp())::double precision * 1000 as wait_ms from granted, pace
    )`;
}

/** Returns an unused slot while it is the last handed out. @param input.slot the moment behind it. */
export async function returnPlace(
  ctx: Pick<Ctx, 'db' | 'limits'>,
  input: { accountId: string; kind: RequestKind; slot: string },
): Promise<void> {
  const intervalMs = ctx.limits.listIntervalMs * KIND_FACTOR[input.kind];
  await ctx.db.$executeRaw`
    update account_budgets set granted = granted - 1, in_hour = greatest(0, in_hour - 1),
      next_at = next_at - ${stepOf(sql`interval_ms`, intervalMs)}
    where account_id = ${input.accountId}::uuid and kind = ${input.kind}::"RequestKind"
      and next_at = ${input.slot}::text::timestamptz`;
}

/** Moves an account's next slots by `ms` for everybody. Never shortens a rest. */
export async function restAccount(db: Db, input: { accountId: string; ms: number }): Promise<void> {
  await db.$executeRaw`
    insert into account_budgets as b (account_id, kind, rests_until)
    values (${input.accountId}::uuid, 'list', clock_timestamp() + ${input.ms}::double precision * interval '1 millisecond')
    on conflict (account_id, kind) do update set
      rests_until = greatest(coalesce(b.rests_until, '-infinity'), excluded.rests_until)`;
}
