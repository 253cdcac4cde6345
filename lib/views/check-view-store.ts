import type { CheckStatus } from '#/lib/checks/model.ts';
import type { Tick } from '#/lib/checks/view.ts';
import type { Hope } from '#/lib/checks/waiting.ts';
import type { Db } from '#/lib/platform/db.ts';

export type CheckRow = NonNullable<Awaited<ReturnType<typeof checkRow>>>;

const CUSTOMER = { customer: { select: { username: true, firstName: true } } } as const;

export function checkRow(db: Db, id: string) {
  return db.check.findUnique({ where: { id }, include: CUSTOMER });
}

export function checkRowsOf(db: Db, ids: readonly string[]): Promise<CheckRow[]> {
  return db.check.findMany({ where: { id: { in: [...ids] } }, include: CUSTOMER });
}

/** A search matches target and customer. */
export type CheckFilter = {
  status?: readonly CheckStatus[] | undefined;
  customerId?: bigint | undefined;
  search?: string | undefined;
};

/** Newest first, one more than `limit`: behind `after`, or without the first `offset`. */
export function checkRows(
  db: Db,
  input: CheckFilter & { after?: string | undefined; offset?: number | undefined; limit: number },
): Promise<CheckRow[]> {
  const { after, offset, limit } = input;
  return db.check.findMany({
    where: whereOf(input),
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    ...(offset ? { skip: offset } : {}),
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    include: CUSTOMER,
  });
}

export function countRows(db: Db, filter: CheckFilter): Promise<number> {
  return db.check.count({ where: whereOf(filter) });
}

function whereOf({ status, customerId, search }: CheckFilter) {
  const contains = search ? { contains: search.replace(/^@/, ''), mode: 'insensitive' as const } : undefined;
  return {
    ...(status ? { status: { in: [...status] } } : {}),
    ...(customerId === undefined ? {} : { customerId }),
    ...(contains ? { OR: [{ targetUsername: contains }, { customer: { username: contains } }] } : {}),
  };
}

/** Itself included; 0 when not queued. */
export async function countQueuedUpTo(db: Db, checkId: string): Promise<number> {
  const rows = await db.$queryRaw<{ place: number }[]>`
    select count(*)::int as place
    from checks one join checks other on (other.requested_at, other.id) <= (one.requested_at, one.id)
    where one.id = ${checkId}::uuid and one.status = 'queued' and other.status = 'queued'`;
  return rows[0]?.place ?? 0;
}

/** Without empty states. */
export async function countsByStatus(db: Db, statuses: readonly CheckStatus[]): Promise<Map<CheckStatus, number>> {
  const rows = await db.check.groupBy({ by: ['status'], where: { status: { in: [...statuses] } }, _count: true });
  return new Map(rows.map(({ status, _count }) => [status, _count]));
}

export function movesOf(db: Db, checkId: string) {
  return db.checkMove.findMany({
    where: { checkId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { at: true, from: true, event: true, to: true, run: true, reason: true, detail: true },
  });
}

/** One per page, for the time axis. */
export function ticksOf(db: Db, checkId: string, limit: number): Promise<Tick[]> {
  return db.$queryRaw<Tick[]>`
    select list::text as list, walk, sequence, read_at as "readAt", took_ms as "tookMs", cardinality(user_ids) as users,
           generation, account_id as "accountId"
    from check_pages where check_id = ${checkId}::uuid order by read_at desc limit ${limit}`;
}

/** When last parked; null: unknown. */
export async function parkedFor(db: Db, checkIds: readonly string[]): Promise<Map<string, string | null>> {
  if (checkIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ checkId: string; accountId: string | null }[]>`
    select m.check_id as "checkId", m.account_id as "accountId"
    from unnest(${[...checkIds]}::uuid[]) c(id)
    cross join lateral (
      select * from check_moves where check_id = c.id and event = 'park' order by at desc, id desc limit 1) m`;
  return new Map(rows.map(({ checkId, accountId }) => [checkId, accountId]));
}

/** Accounts that may read again, and their way to a session. */
export function hopes(db: Db): Promise<Hope[]> {
  return db.$queryRaw<Hope[]>`
    select a.id, a.username, a.status::text, a.blocked_for as "blockedFor",
           exists (select 1 from generations g where g.account_id = a.id and g.ended_at is null) as live,
           a.sealed_password is not null as "hasPassword",
           t.id as "attemptId", t.status::text as "attemptStatus", t.not_before as "notBefore",
           ch.id as "challengeId", ch.kind::text as "challengeKind", last.failure::text as "lastFailure"
    from accounts a
    left join refresh_attempts t on t.open_for = a.id
    left join lateral (select id, kind from challenges where attempt_id = t.id and status = 'open' limit 1) ch on true
    left join lateral (
      select failure from refresh_attempts
      where account_id = a.id and open_for is null order by queued_at desc limit 1) last on true
    where a.status <> 'retired'
    order by a.created_at`;
}

/** Lists that are read from the beginning once more, for each of these checks that has one. */
export async function rereadOf(db: Db, checkIds: readonly string[]): Promise<Set<string>> {
  if (checkIds.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: string }[]>`
    select c.id from checks c
    where c.id = any(${[...checkIds]}::uuid[]) and (
      (c.followers_outcome is null and exists (
        select 1 from check_pages p where p.check_id = c.id and p.list = 'followers' and p.walk > 1))
      or (c.following_outcome is null and exists (
        select 1 from check_pages p where p.check_id = c.id and p.list = 'following' and p.walk > 1)))`;
  return new Set(rows.map(({ id }) => id));
}
