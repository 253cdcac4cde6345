import type { CheckStatus } from '#/lib/checks/model.ts';
import type { Tick } from '#/lib/checks/view.ts';
import type { Hope } from '#/lib/checks/waiting.ts';
import { type Check, columnsOf, type Db, type Sql, sql } from '#/lib/platform/db.ts';
import { containing } from './search-text.ts';

export type CheckRow = Check & {
  customerUsername: string | null;
  customerFirstName: string | null;
  /** Where it waits for a session. */
  parkedFor: string | null;
  rereads: boolean;
  compared: boolean;
};

/** Null when there is none. */
export async function checkRow(db: Db, id: string): Promise<CheckRow | null> {
  const [row] = await checkRowsOf(db, [id]);
  return row ?? null;
}

/** These checks, unordered; missing ones are left out. */
export function checkRowsOf(db: Db, ids: readonly string[]): Promise<CheckRow[]> {
  return rowsOf(db, sql`select * from checks where id = any(${[...ids]}::uuid[])`);
}

/** A search matches target and customer. */
export type CheckFilter = {
  status?: readonly CheckStatus[] | undefined;
  customerId?: bigint | undefined;
  search?: string | undefined;
};

/** Newest first, one more than `limit`: behind `after`, or without the first `offset`. */
export async function checkRows(
  db: Db,
  input: CheckFilter & { after?: string | undefined; offset?: number | undefined; limit: number },
): Promise<CheckRow[]> {
  const { after, offset = 0, limit, search } = input;
  const found = search ? await matching(db, search) : sql``;
  const behind = after
    ? sql`and (c.requested_at, c.id) < (select requested_at, id from checks where id = ${after}::uuid)`
    : sql``;
  return rowsOf(
    db,
    sql`
      select * from checks c where true ${only(input)} ${found} ${behind}
      order by c.requested_at desc, c.id desc limit ${limit + 1}::int offset ${offset}::int`,
  );
}

/** How many checks there are of this kind. */
export async function countRows(db: Db, filter: Omit<CheckFilter, 'search'>): Promise<number> {
  const rows = await db.$queryRaw<
    { count: number }[]
  >`select count(*)::int as count from checks c where true ${only(filter)}`;
  return rows[0]?.count ?? 0;
}

function rowsOf(db: Db, checks: Sql): Promise<CheckRow[]> {
  return db.$queryRaw<CheckRow[]>`
    select ${columnsOf('checks', 'c')}, k.username as "customerUsername", k.first_name as "customerFirstName",
      case when c.status = 'parked' and c.park_reason = 'session' then (
        select account_id from check_moves where check_id = c.id and event = 'park' order by at desc, id desc limit 1) end as "parkedFor",
      c.status = 'running' and c.pages > 0 and (
        (c.followers_outcome is null and exists (
          select 1 from check_pages p where p.check_id = c.id and p.list = 'followers' and p.walk > 1))
        or (c.following_outcome is null and exists (
          select 1 from check_pages p where p.check_id = c.id and p.list = 'following' and p.walk > 1))) as rereads,
      exists (select 1 from check_comparisons x where x.check_id = c.id) as compared
    from (${checks}) c join customers k on k.id = c.customer_id
    order by c.requested_at desc, c.id desc`;
}

function only({ status, customerId }: Omit<CheckFilter, 'search'>): Sql {
  const inStatus = status ? sql`and c.status = any(${[...status]}::"CheckStatus"[])` : sql``;
  return customerId === undefined ? inStatus : sql`${inStatus} and c.customer_id = ${customerId}::bigint`;
}

const FEW = 200;

/** Few matching customers are looked up one by one; of very many, one is soon met. */
async function matching(db: Db, search: string): Promise<Sql> {
  const text = containing(search);
  const named = await db.$queryRaw<{ id: bigint }[]>`
    select id from customers where username ilike ${text} limit ${FEW + 1}::int`;
  const ids = named.map(({ id }) => id);
  const theirs =
    ids.length > FEW
      ? sql`c.customer_id in (select id from customers where username ilike ${text})`
      : sql`c.customer_id = any(${ids}::bigint[])`;
  return sql`and (c.target_username ilike ${text} or ${theirs})`;
}

/** Itself included; 0 when not queued. */
export async function countQueuedUpTo(db: Db, checkId: string): Promise<number> {
  const rows = await db.$queryRaw<{ place: number }[]>`
    select count(*)::int as place
    from checks one join checks other on (other.requested_at, other.id) <= (one.requested_at, one.id)
    where one.id = ${checkId}::uuid and one.status = 'queued' and other.status = 'queued'`;
  return rows[0]?.place ?? 0;
}

/** Places in the queue of these checks, from 1; those that are not queued are left out. */
export async function placesOf(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ id: string; place: number }[]>`
    select id, place from (
      select id, (row_number() over (order by requested_at, id))::int as place from checks where status = 'queued'
    ) queue where id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, place }) => [id, place]));
}

/** Without empty states. */
export async function countsByStatus(db: Db, statuses: readonly CheckStatus[]): Promise<Map<CheckStatus, number>> {
  const rows = await db.check.groupBy({ by: ['status'], where: { status: { in: [...statuses] } }, _count: true });
  return new Map(rows.map(({ status, _count }) => [status, _count]));
}

/** What happened to a check, oldest first. */
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
