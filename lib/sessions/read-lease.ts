/**
 * A run's lease on an account while a request is under way; it lapses with its worker. Meanwhile no session is renewed.
 */
import type { Ctx } from '#/lib/context.ts';
import { type Db, type Sql, sql } from '#/lib/platform/db.ts';
import { type PlaceWanted, slotOf } from './budget.ts';
import type { RequestKind } from './model.ts';

export type Holder = { checkId: string; run: number; stream: 0 | 1 };

/** The token names this very lease. */
export type ReadLease = { accountId: string; checkId: string; stream: 0 | 1; token: string };

export type SlotWanted = PlaceWanted & { holder: Holder };

export type TakenSlot =
  /** Ask now, with this generation. */
  | { kind: 'now'; waitMs: number; slot: string; generationId: string; lease: ReadLease }
  /** Wait, then `leaseForSlot`. `held`: an earlier lease that passes into the new one. */
  | { kind: 'later'; waitMs: number; slot: string; held?: ReadLease }
  /** The next slot is further away than wanted: none was used up. */
  | { kind: 'far'; waitMs: number }
  /** Instagram asked for it, or it is out of names. */
  | { kind: 'rests'; restsMs: number }
  /** Its session is being renewed: ask again shortly. */
  | { kind: 'renewing' }
  /** No session, or out of the pool. */
  | { kind: 'gone' };

/** Longer than a request and a following probe may take. */
const READING_SECONDS = 60;

/** A nearer slot is awaited with the lease in hand. */
const AT_ONCE_MS = 50;

/** Takes the account's next slot and, if it has come, the lease: one statement. */
export async function takeSlot(ctx: Pick<Ctx, 'db' | 'limits'>, wanted: SlotWanted): Promise<TakenSlot> {
  const { accountId, holder } = wanted;
  const rows = await ctx.db.$queryRaw<
    {
      generation: string | null;
      token: string | null;
      wait_ms: number | null;
      slot: string | null;
      rests_ms: number;
      quiet_ms: number;
      names_ms: number;
      next_ms: number | null;
    }[]
  >`
    with session as (${liveSession(accountId)}),
    ${slotOf(ctx.limits, wanted, sql`exists (select 1 from session)`)},
    held as (${leaseTo(accountId, holder, sql`session, slot where slot.wait_ms <= ${AT_ONCE_MS}`)})
    select (select id from session) as generation, (select token from held) as token, (select wait_ms from slot),
           (select behind::text from slot) as slot, rests_ms, quiet_ms, names_ms,
           (select extract(epoch from greatest(b.next_at, rest.until) - clock_timestamp())::double precision * 1000 from account_budgets b
            where b.account_id = ${accountId}::uuid and b.kind = ${wanted.kind}::"RequestKind") as next_ms
    from rest, names`;
  const { generation = null, token = null, wait_ms: wait = null, slot = null, ...why } = rows[0] ?? {};
  if (generation === null) return { kind: 'gone' };
  if (wait === null || slot === null) return noSlot(wanted, why);
  const waitMs = Math.max(0, wait);
  if (token === null) return { kind: 'later', waitMs, slot };
  return { kind: 'now', waitMs, slot, ...begun(generation, accountId, holder, token) };
}

function noSlot(
  { holdMs, withinMs }: SlotWanted,
  why: Partial<Record<'rests_ms' | 'quiet_ms' | 'names_ms', number>> & { next_ms?: number | null },
): TakenSlot {
  const { rests_ms: restsMs = 0, quiet_ms: quietMs = 0, names_ms: namesMs = 0, next_ms: nextMs } = why;
  if (restsMs > holdMs || namesMs > 0) return { kind: 'rests', restsMs: Math.max(restsMs, namesMs) };
  if (quietMs > 0 || withinMs === undefined) return { kind: 'renewing' };
  return { kind: 'far', waitMs: Math.max(0, nextMs ?? 0) };
}

/** Takes the lease for a slot that has come. The session may have changed meanwhile. */
export async function leaseForSlot(
  db: Db,
  wanted: { accountId: string; kind: RequestKind; holder: Holder },
): Promise<{ kind: 'now'; generationId: string; lease: ReadLease } | { kind: 'renewing' } | { kind: 'gone' }> {
  const { accountId, kind, holder } = wanted;
  const rows = await db.$queryRaw<{ generation: string | null; token: string | null }[]>`
    with session as (${liveSession(accountId)}),
    unpaused as (
      select 1 from account_budgets
      where account_id = ${accountId}::uuid and kind = ${kind}::"RequestKind"
        and (quiet_until is null or quiet_until <= clock_timestamp())
      for share
    ),
    held as (${leaseTo(accountId, holder, sql`session, unpaused`)})
    select (select id from session) as generation, (select token from held) as token`;
  const { generation = null, token = null } = rows[0] ?? {};
  if (generation === null) return { kind: 'gone' };
  return token === null ? { kind: 'renewing' } : { kind: 'now', ...begun(generation, accountId, holder, token) };
}

/** The request is answered. */
export async function endReadLease(db: Db, reading: ReadLease): Promise<void> {
  await db.$executeRaw`${endOfLease(reading)}`;
}

type Came = { generationId: string; entries: number; lease: ReadLease };

/**
 * What a page that came changes here, as parts of the statement that stores it. @param onlyIf else nothing is counted.
 */
export function pageCame(page: Came, onlyIf: Sql): Sql {
  return answerCame(page, { requests: 1, pages: 1, lookUps: 0 }, onlyIf);
}

/**
 * The same for a look-up that was answered. @param look.requests that it took; `entries`: people whom they showed.
 */
export function lookUpCame(look: Came & { requests: number }, onlyIf: Sql): Sql {
  return answerCame(look, { requests: look.requests, pages: 0, lookUps: look.requests }, onlyIf);
}

type Counted = { requests: number; pages: number; lookUps: number };

function answerCame({ generationId, entries, lease }: Came, { requests, pages, lookUps }: Counted, onlyIf: Sql): Sql {
  return sql`
    used as (
      update generations set requests = requests + ${requests}::int, entries_read = entries_read + ${entries}::int,
        last_good_at = clock_timestamp()
      where id = ${generationId}::uuid and ${onlyIf}
    ), shown as (
      insert into account_exposure as e (account_id, hour, entries, pages, look_ups)
      select ${lease.accountId}::uuid, date_trunc('hour', clock_timestamp(), 'UTC'), ${entries}::int, ${pages}::int, ${lookUps}::int
      where ${onlyIf}
      on conflict (account_id, hour) do update set
        entries = e.entries + excluded.entries, pages = e.pages + excluded.pages, look_ups = e.look_ups + excluded.look_ups
    ), answered as (${endOfLease(lease)})`;
}

/** A millisecond ago: the column rounds, and what has ended must not lie ahead. */
function endOfLease({ accountId, checkId, stream, token }: ReadLease): Sql {
  return sql`
    update account_leases set until = clock_timestamp() - interval '1 millisecond'
    where account_id = ${accountId}::uuid and check_id = ${checkId}::uuid and lane = ${stream}::smallint and token = ${token}::uuid`;
}

/** Returns a run's leases; a newer run's stay. */
export async function dropReadLeases(db: Db, holder: Pick<Holder, 'checkId' | 'run'>): Promise<void> {
  await db.accountLease.deleteMany({ where: { checkId: holder.checkId, run: { lte: holder.run } } });
}

/** Whether any run has a request under way with this account. */
export async function isLeased(db: Db, accountId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from account_leases where account_id = ${accountId}::uuid and until > clock_timestamp() limit 1`;
  return rows.length > 0;
}

function begun(generationId: string, accountId: string, { checkId, stream }: Holder, token: string) {
  return { generationId, lease: { accountId, checkId, stream, token } };
}

function liveSession(accountId: string): Sql {
  return sql`
    select g.id from accounts a join generations g on g.account_id = a.id
    where a.id = ${accountId}::uuid and a.status = 'ready' and g.ended_at is null
    order by g.number desc limit 1`;
}

function leaseTo(accountId: string, { checkId, run, stream }: Holder, when: Sql): Sql {
  return sql`
    insert into account_leases as l (account_id, check_id, lane, run, token, until)
    select ${accountId}::uuid, ${checkId}::uuid, ${stream}::smallint, ${run}::int, gen_random_uuid(),
           clock_timestamp() + ${READING_SECONDS} * interval '1 second'
    from ${when}
    on conflict (account_id, check_id, lane) do update set run = excluded.run, token = excluded.token, until = excluded.until
    returning token`;
}
