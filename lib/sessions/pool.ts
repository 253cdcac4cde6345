import { type Db, type Sql, sql, type Tx } from '#/lib/platform/db.ts';
import type { RequestKind } from './model.ts';
import { type NamesLimits, namesBackAt } from './names.ts';

type PoolCtx = { db: Db; limits: NamesLimits };

export type ReaderWanted = {
  prefer?: string | null;
  without?: readonly string[];
  only?: readonly string[];
  /** None that rests for longer, or is out of names for longer if `kind` is given. */
  holdMs: number;
  kind?: RequestKind;
  /** If given, only one whose next slot for this kind of request is no further away. */
  soon?: { kind: RequestKind; withinMs: number };
};

/** Its run ended without a word. */
const STREAM_SECONDS = 120;

/** The account that `findReader` takes; null when none can read now. */
export async function healthiestAccount(
  { db, limits }: PoolCtx,
  { prefer, without = [], only, holdMs, kind, soon }: ReaderWanted,
): Promise<{ id: string; username: string } | null> {
  const isSoon = soon
    ? sql`coalesce((select next_at from account_budgets where account_id = a.id and kind = ${soon.kind}::"RequestKind"), '-infinity')
          <= clock_timestamp() + ${soon.withinMs}::double precision * interval '1 millisecond'`
    : sql`true`;
  const rows = await db.$queryRaw<{ id: string; username: string }[]>`
    select a.id, a.username
    from accounts a
    left join account_budgets b on b.account_id = a.id and b.kind = 'list'
    left join account_budgets p on p.account_id = a.id and p.kind = 'profile'
    cross join lateral (select ${outOfNames(kind ?? soon?.kind ?? 'list', limits)} as until) names
    cross join lateral (
      select count(*) as streams from account_leases l
      where l.account_id = a.id and l.until > clock_timestamp() - ${STREAM_SECONDS} * interval '1 second') reading
    where a.status = 'ready'
      and a.id <> all(${[...without]}::uuid[])
      and (${only === undefined} or a.id = any(${[...(only ?? [])]}::uuid[]))
      and exists (select 1 from generations g where g.account_id = a.id and g.ended_at is null)
      and coalesce(greatest(b.rests_until, case when ${kind !== undefined} then names.until end), '-infinity')
          <= clock_timestamp() + ${holdMs} * interval '1 millisecond'
      and ${isSoon}
    order by (b.quiet_until > clock_timestamp()) is true, names.until is not null, (a.id = ${prefer ?? null}::uuid) is true desc,
      reading.streams, greatest(b.next_at, p.next_at, clock_timestamp()), a.created_at
    limit 1`;
  return rows[0] ?? null;
}

/** Milliseconds until the first account has rested and has names again; null when none but `without` could read. */
export async function soonestRestMs(
  { db, limits }: PoolCtx,
  { without, kind }: { without: readonly string[]; kind: RequestKind },
): Promise<number | null> {
  const rows = await db.$queryRaw<{ ms: number | null }[]>`
    select min(greatest(0, coalesce(extract(epoch from greatest(b.rests_until, ${outOfNames(kind, limits)}) - clock_timestamp()), 0) * 1000))
           ::double precision as ms
    from accounts a left join account_budgets b on b.account_id = a.id and b.kind = 'list'
    where a.status = 'ready'
      and a.id <> all(${[...without]}::uuid[])
      and exists (select 1 from generations g where g.account_id = a.id and g.ended_at is null)`;
  return rows[0]?.ms ?? null;
}

/** Until when the account `a` is out of names for one more request of this kind; null when it is not. */
function outOfNames(kind: RequestKind, limits: NamesLimits): Sql {
  const own = (column: Sql) =>
    sql`(select k.${column} from account_budgets k where k.account_id = a.id and k.kind = ${kind}::"RequestKind")`;
  const at = sql`greatest(${own(sql`next_at`)}, clock_timestamp())`;
  return namesBackAt(kind, limits, { accountId: sql`a.id`, at, hour: own(sql`hour`), inHour: own(sql`in_hour`) });
}

/** How many accounts can read now or after their rest. */
export async function accountsThatRead(db: Db): Promise<number> {
  return db.account.count({ where: { status: 'ready', generations: { some: { endedAt: null } } } });
}

/**
 * How many more people the accounts that read may be shown, and how many more look-ups they may make, in the 24 hours
 * of the day's limit; null when no account reads. @param accounts only these; every one when absent.
 */
export async function namesLeft(
  { db, limits }: PoolCtx,
  accounts?: readonly string[],
): Promise<{ entries: number; lookUps: number } | null> {
  const { entriesPerDay, lookUpsPerDay } = limits;
  const rows = await db.$queryRaw<{ entries: number | null; lookUps: number | null }[]>`
    select sum(greatest(0, ${entriesPerDay}::bigint - shown.entries))::double precision as entries,
           sum(greatest(0, ${lookUpsPerDay}::bigint - shown.look_ups))::double precision as "lookUps"
    from accounts a cross join lateral (
      select coalesce(sum(e.entries), 0) as entries, coalesce(sum(e.look_ups), 0) as look_ups from account_exposure e
      where e.account_id = a.id and e.hour > date_trunc('hour', clock_timestamp(), 'UTC') - interval '24 hours'
    ) shown
    where a.status = 'ready' and (${accounts === undefined} or a.id = any(${[...(accounts ?? [])]}::uuid[]))
      and exists (select 1 from generations g where g.account_id = a.id and g.ended_at is null)`;
  const { entries = null, lookUps = null } = rows[0] ?? {};
  return entries === null || lookUps === null ? null : { entries, lookUps };
}

/** When a session came or an account changed its service last; null when nothing did yet. */
export async function accountsChangedAt(db: Db): Promise<Date | null> {
  const [rows] = await db.$queryRaw<{ at: Date | null }[]>`
    select greatest((select max(born_at) from generations), (select max(at) from account_moves)) as at`;
  return rows?.at ?? null;
}

/** `lostAt`: when Instagram ended its newest one; null when it did not. */
type SignedOut = { id: string; lostAt: Date | null };

/** The accounts in service that have no session. */
export function signedOutAccounts(db: Db): Promise<SignedOut[]> {
  return db.$queryRaw<SignedOut[]>`
    select a.id, case when g.cause_of_death in ('signed_out', 'challenged', 'wrong_identity') then g.ended_at end as "lostAt"
    from accounts a left join lateral (
      select ended_at, cause_of_death from generations where account_id = a.id order by number desc limit 1
    ) g on true
    where a.status = 'ready' and not exists (select 1 from generations n where n.account_id = a.id and n.ended_at is null)`;
}

/** An account's newest session, alive or ended; null before its first sign-in. */
export function newestSession(db: Db | Tx, accountId: string) {
  return db.generation.findFirst({ where: { accountId }, orderBy: { number: 'desc' } });
}

/** Which of our accounts has this Instagram id, whatever its state; null when none has. */
export async function ownAccountOf(db: Db, instagramId: bigint): Promise<string | null> {
  const account = await db.account.findFirst({ where: { instagramId }, select: { id: true } });
  return account?.id ?? null;
}
