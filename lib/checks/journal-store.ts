import type { Dialect, ListName, ListPage } from '#/lib/instagram/model.ts';
import { type Db, sql, type Tx } from '#/lib/platform/db.ts';
import { CHANNEL, PAGE_CAME } from '#/lib/platform/events.ts';
import { pageCame, type ReadLease } from '#/lib/sessions/read-lease.ts';
import type { Check, ListPosition } from './model.ts';

export type PageRead = {
  position: ListPosition;
  page: ListPage;
  accountId: string;
  generation: { id: string; number: number };
  lease: ReadLease;
  tookMs: number;
  /** Of this walk, this page included: a list's counter never goes down. */
  people: number;
};

/** Stores a page in one statement. @returns false when the run no longer owns the check: nothing was written. */
export async function savePage(db: Db | Tx, check: Pick<Check, 'id' | 'run'>, read: PageRead): Promise<boolean> {
  const { position, page, generation } = read;
  const followers = position.list === 'followers';
  const came = { generationId: generation.id, entries: page.users.length, lease: read.lease };
  const rows = await db.$queryRaw<unknown[]>`
    with guard as (
      update checks set
        pages = pages + 1,
        seen_at = clock_timestamp(),
        parked_since = null,
        stalled_since = null,
        fruitless_tries = 0,
        followers_read = greatest(followers_read, ${followers ? read.people : 0}::int),
        following_read = greatest(following_read, ${followers ? 0 : read.people}::int)
      where id = ${check.id}::uuid and run = ${check.run} and status = 'running'
      returning id
    ), page as (
      insert into check_pages (check_id, list, walk, sequence, cursor_asked, cursor_given, limited, set_aside, dialect,
                               account_id, generation, run, user_ids, usernames, full_names, took_ms)
      select id, ${position.list}::"ListName", ${position.walk}::int, ${position.sequence}::int, ${position.cursor}::text,
             ${page.next}::text, ${page.limited}::boolean, ${page.setAside}::int, ${position.dialect}::text, ${read.accountId}::uuid,
             ${generation.number}::int, ${check.run}::int,
             ${page.users.map((user) => user.id)}::bigint[], ${page.users.map((user) => user.username)}::text[],
             ${page.users.map((user) => user.fullName)}::text[], ${Math.round(read.tookMs)}::int
      from guard
    ), ${pageCame(came, sql`exists (select 1 from guard)`)}
    select pg_notify(${CHANNEL}, ${PAGE_CAME} || ':' || id)::text from guard`;
  return rows.length === 1;
}

/** Whether this run's page is stored: for a commit whose reply was lost. */
export async function hasPage(
  db: Db,
  check: Pick<Check, 'id' | 'run'>,
  { list, walk, sequence }: ListPosition,
): Promise<boolean> {
  const row = await db.checkPage.findUnique({
    where: { checkId_list_walk_sequence: { checkId: check.id, list, walk, sequence } },
    select: { run: true },
  });
  return row?.run === check.run;
}

/** The newest row of one list in one dialect. */
export function newestPage(db: Db, checkId: string, { list, dialect }: Pick<ListPosition, 'list' | 'dialect'>) {
  return db.checkPage.findFirst({
    where: { checkId, list, dialect },
    orderBy: [{ walk: 'desc' }, { sequence: 'desc' }],
    select: {
      walk: true,
      sequence: true,
      cursorGiven: true,
      limited: true,
      accountId: true,
      generation: true,
      dialect: true,
      userIds: true,
    },
  });
}

/** The number of the newest walk of one list, in any dialect; 0 before the first. */
export async function newestWalk(db: Db, checkId: string, list: ListName): Promise<number> {
  const newest = await db.checkPage.aggregate({ where: { checkId, list }, _max: { walk: true } });
  return newest._max.walk ?? 0;
}

export type WalkFacts = {
  walks: number;
  entries: number;
  /** It passed an empty page: there may be a hole. */
  hole: boolean;
  /** That walk began in the middle. */
  lastChance: boolean;
  /** Accounts that read it, in any walk. */
  accounts: string[];
};

/** How one list was walked so far. */
export async function walkFacts(
  db: Db,
  checkId: string,
  { list, dialect, walk }: Pick<ListPosition, 'list' | 'dialect' | 'walk'>,
): Promise<WalkFacts> {
  const rows = await db.$queryRaw<WalkFacts[]>`
    select count(distinct walk) filter (where dialect = ${dialect})::int as walks,
           coalesce(sum(cardinality(user_ids)) filter (where walk = ${walk}), 0)::int as entries,
           coalesce(bool_or(cardinality(user_ids) = 0 and set_aside = 0) filter (where walk = ${walk}), false) as hole,
           coalesce(bool_or(sequence = 0 and cursor_asked is not null) filter (where walk = ${walk}), false) as "lastChance",
           coalesce(array_agg(distinct account_id::text) filter (where account_id is not null), '{}') as accounts
    from check_pages where check_id = ${checkId}::uuid and list = ${list}::"ListName"`;
  return rows[0] ?? { walks: 0, entries: 0, hole: false, lastChance: false, accounts: [] };
}

/** How many different people of a list have come, and how many before its newest walk. */
export async function countPeople(
  db: Db,
  checkId: string,
  { list, walk }: Pick<ListPosition, 'list' | 'walk'>,
): Promise<{ people: number; before: number }> {
  const rows = await db.$queryRaw<{ people: number; before: number }[]>`
    select count(*)::int as people, count(*) filter (where first < ${walk})::int as before
    from (
      select u, min(p.walk) as first from check_pages p, unnest(p.user_ids) u
      where p.check_id = ${checkId}::uuid and p.list = ${list}::"ListName" group by u
    ) people`;
  return rows[0] ?? { people: 0, before: 0 };
}

/** The furthest cursor never followed to a page; null when there is none. */
export async function furthestCursor(
  db: Db,
  checkId: string,
  { list, dialect }: Pick<ListPosition, 'list' | 'dialect'>,
): Promise<string | null> {
  const rows = await db.$queryRaw<{ cursor: string }[]>`
    select p.cursor_given as cursor from check_pages p
    where p.check_id = ${checkId}::uuid and p.list = ${list}::"ListName" and p.dialect = ${dialect} and p.cursor_given is not null
      and not exists (
        select 1 from check_pages q
        where q.check_id = p.check_id and q.list = p.list and q.cursor_asked = p.cursor_given)
    order by p.sequence desc limit 1`;
  return rows[0]?.cursor ?? null;
}

/** What a cursor that was not understood would repeat. */
export async function firstPageIds(db: Db, checkId: string, list: ListName, walk: number): Promise<bigint[]> {
  const row = await db.checkPage.findUnique({
    where: { checkId_list_walk_sequence: { checkId, list, walk, sequence: 0 } },
    select: { userIds: true },
  });
  return row?.userIds ?? [];
}

/** The cursors given by the newest pages of a walk, at most `limit`. */
export async function recentCursors(
  db: Db,
  checkId: string,
  list: ListName,
  walk: number,
  limit: number,
): Promise<string[]> {
  const rows = await db.checkPage.findMany({
    where: { checkId, list, walk },
    orderBy: { sequence: 'desc' },
    take: limit,
    select: { cursorGiven: true },
  });
  return rows.flatMap(({ cursorGiven }) => (cursorGiven === null ? [] : [cursorGiven]));
}

/** Who read the check's newest page; null before the first. */
export async function lastAccountOf(db: Db, checkId: string): Promise<string | null> {
  const row = await db.checkPage.findFirst({
    where: { checkId },
    orderBy: { readAt: 'desc' },
    select: { accountId: true },
  });
  return row?.accountId ?? null;
}

export type ListFacts = {
  list: ListName;
  pages: number;
  walks: number;
  generations: number[];
  dialects: Dialect[];
  /** Unreadable rows, of the walk with the most. */
  setAside: number;
};

/** What the journal holds of each list: how it was read. */
export async function listFacts(db: Db, checkId: string): Promise<ListFacts[]> {
  return db.$queryRaw<ListFacts[]>`
    select list::text as list, count(*)::int as pages, count(distinct walk)::int as walks,
           array_agg(distinct generation) as generations, array_agg(distinct dialect) as dialects,
           (select coalesce(max(aside), 0)::int from (
              select sum(q.set_aside) as aside from check_pages q
              where q.check_id = ${checkId}::uuid and q.list = p.list group by q.walk) w) as "setAside"
    from check_pages p where check_id = ${checkId}::uuid
    group by list`;
}
