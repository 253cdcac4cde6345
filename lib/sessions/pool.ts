import { type Db, sql, type Tx } from '#/lib/platform/db.ts';
import type { RequestKind } from './model.ts';

export type ReaderWanted = {
  prefer?: string | null;
  without?: readonly string[];
  only?: readonly string[];
  /** None that rests for longer. */
  holdMs: number;
  /** If given, only one whose next slot for this kind of request is no further away. */
  soon?: { kind: RequestKind; withinMs: number };
};

/** Its run ended without a word. */
const STREAM_SECONDS = 120;

/** The account that `findReader` takes; null when none can read now. */
export async function healthiestAccount(
  db: Db,
  { prefer, without = [], only, holdMs, soon }: ReaderWanted,
): Promise<{ id: string; username: string } | null> {
  const isSoon = soon
    ? sql`coalesce(case ${soon.kind} when 'list' then b.next_at else p.next_at end, '-infinity')
          <= clock_timestamp() + ${soon.withinMs}::double precision * interval '1 millisecond'`
    : sql`true`;
  const rows = await db.$queryRaw<{ id: string; username: string }[]>`
    select a.id, a.username
    from accounts a
    left join account_budgets b on b.account_id = a.id and b.kind = 'list'
    left join account_budgets p on p.account_id = a.id and p.kind = 'profile'
    cross join lateral (
      select count(*) as streams from account_leases l
      where l.account_id = a.id and l.until > clock_timestamp() - ${STREAM_SECONDS} * interval '1 second') reading
    where a.status = 'ready'
      and a.id <> all(${[...without]}::uuid[])
      and (${only === undefined} or a.id = any(${[...(only ?? [])]}::uuid[]))
      and exists (select 1 from generations g where g.account_id = a.id and g.ended_at is null)
      and coalesce(b.rests_until, '-infinity') <= clock_timestamp() + ${holdMs} * interval '1 millisecond'
      and ${isSoon}
    order by (b.quiet_until > clock_timestamp()) is true, (a.id = ${prefer ?? null}::uuid) is true desc, reading.streams,
      greatest(b.next_at, p.next_at, clock_timestamp()), a.created_at
    limit 1`;
  return rows[0] ?? null;
}

/** Milliseconds until the first account has rested; null when none but `without` could read. */
export async function soonestRestMs(db: Db, { without }: { without: readonly string[] }): Promise<number | null> {
  const rows = await db.$queryRaw<{ ms: number | null }[]>`
    select min(greatest(0, coalesce(extract(epoch from b.rests_until - clock_timestamp()), 0) * 1000))::double precision as ms
    from accounts a left join account_budgets b on b.account_id = a.id and b.kind = 'list'
    where a.status = 'ready'
      and a.id <> all(${[...without]}::uuid[])
      and exists (select 1 from generations g where g.account_id = a.id and g.ended_at is null)`;
  return rows[0]?.ms ?? null;
}

/** How many accounts can read now or after their rest. */
export async function accountsThatRead(db: Db): Promise<number> {
  return db.account.count({ where: { status: 'ready', generations: { some: { endedAt: null } } } });
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
