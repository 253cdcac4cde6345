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
    with pace as (
      select coalesce(b.interval_ms, ${intervalMs}::int) * interval '1 millisecond' as step
      from (select ${input.accountId}::uuid as id) a
      left join account_budgets b on b.account_id = a.id and b.kind = ${input.kind}::"RequestKind"
    ), rest as (
      select greatest(max(rests_until), clock_timestamp()) as until
      from account_budgets where account_id = ${input.accountId}::uuid
    ), slot as (
      insert into account_budgets as b (account_id, kind, next_at, granted)
      select ${input.accountId}::uuid, ${input.kind}::"RequestKind", until + step, 1
      from rest, pace where until <= clock_timestamp() + ${input.holdMs}::double precision * interval '1 millisecond'
      on conflict (account_id, kind) do update set
        granted = b.granted + 1,
        next_at = greatest(b.next_at, (select until from rest), clock_timestamp()) + (select step from pace)
      returning next_at
    )
    select exists (select 1 from slot) as granted,
           extract(epoch from coalesce((select next_at - step from slot, pace), (select until from rest)) - clock_timestamp())::double precision * 1000 as wait_ms
`;
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
