/**
 * Which account reads for a check: ready, not known to be signed out, and not resting longer than a check would hold.
 */
import type { WorkerCtx } from '#/lib/context.ts';
import type { Identity } from '#/lib/instagram/identity.ts';
import { type Db, sql } from '#/lib/platform/db.ts';
import type { RequestKind } from './model.ts';
import { openIdentity } from './sealed-identity.ts';
import { findGeneration, type Generation, liveGeneration } from './store.ts';

export type Reader = { accountId: string; generation: Generation; identity: Identity };

/** Which account is looked for. */
type Wanted = {
  /** Comes first if it is healthy. */
  prefer?: string | null;
  /** None of these: accounts that already failed in this run. */
  without?: readonly string[];
  /** If given, one of these. */
  only?: readonly string[];
  /** None that rests for longer. */
  holdMs: number;
  /** If given, only one whose next slot for this kind of request is no further away. */
  soon?: { kind: RequestKind; withinMs: number };
};

/**
 * The account with which the fewest streams read; of those the one with the earliest free slot, be it for a profile or for a list. One that
 * is being renewed comes last.
 * @returns null when no account can read now.
 */
export async function findReader(ctx: Pick<WorkerCtx, 'db' | 'vault'>, input: Wanted): Promise<Reader | null> {
  const accountId = await healthiestAccount(ctx.db, input);
  if (!accountId) return null;
  const generation = await liveGeneration(ctx.db, accountId);
  if (!generation) return null;
  return { accountId, generation, identity: openIdentity(ctx.vault, generation) };
}

/** The same account with another generation. @returns null when that is gone. */
export async function readerWith(ctx: Pick<WorkerCtx, 'db' | 'vault'>, generationId: string): Promise<Reader | null> {
  const generation = await findGeneration(ctx.db, generationId);
  if (!generation) return null;
  return { accountId: generation.accountId, generation, identity: openIdentity(ctx.vault, generation) };
}

/** Whether some account has a session not known to be dead and does not rest. */
export async function someoneCanRead(db: Db): Promise<boolean> {
  return (await healthiestAccount(db, { holdMs: 0 })) !== null;
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

/** How many accounts can read, now or after their rest. */
export async function accountsThatRead(db: Db): Promise<number> {
  return db.account.count({ where: { status: 'ready', generations: { some: { endedAt: null } } } });
}

/** A stream whose newest request is longer ago than this reads no more: its run ended without a word. */
const STREAM_SECONDS = 120;

async function healthiestAccount(db: Db, { prefer, without = [], only, holdMs, soon }: Wanted): Promise<string | null> {
  const isSoon = soon
    ? sql`coalesce(case ${soon.kind} when 'list' then b.next_at else p.next_at end, '-infinity')
          <= clock_timestamp() + ${soon.withinMs}::double precision * interval '1 millisecond'`
    : sql`true`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    select a.id
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
  return rows[0]?.id ?? null;
}
