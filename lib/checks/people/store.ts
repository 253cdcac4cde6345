/** Pages of a kept result, by numeric id: what a page costs does not depend on how many there are. */
import { type Db, type Sql, sql } from '#/lib/platform/db.ts';
import type { ResultPart } from '#/lib/platform/enums.ts';
import { keptPeople } from '../compare/kept-people.ts';
import { ROW } from '../compare/result-rows.ts';
import type { Group } from '../model.ts';
import type { Asking } from './asking-of.ts';
import { ASKING, howKnown } from './how-store.ts';
import type { Edge, PageAsked, Person } from './model.ts';

export type Kept = { run: number; customerId: bigint; total: number; mutual: number } & Asking;

/** A completed check whose result is kept; null when there is none (any more). */
export async function keptResult(db: Db, checkId: string, group: Group): Promise<Kept | null> {
  const [row] = await db.$queryRaw<Kept[]>`
    select c.run, c.customer_id as "customerId", ${TOTALS[group]}::int as total, coalesce(c.mutual_count, 0) as mutual,
      ${ASKING}
    from checks c
    where c.id = ${checkId}::uuid and c.status = 'completed'
      and (c.followers_read + c.following_read = 0
        or exists (select 1 from check_results r where r.check_id = c.id and r.run = c.run))`;
  return row ?? null;
}

/** People from the edge on, in its direction, one more than `limit`. */
export function peopleFrom(db: Db, kept: Kept, { checkId, group, edge, limit }: PageAsked): Promise<Person[]> {
  const rows = Math.ceil((limit + 1 + (group === 'not_followed' ? kept.mutual : 0)) / ROW) + 1;
  return db.$queryRaw<Person[]>`
    with person as (
      select u.id, u.walk, u.sequence
      from (${keptPeople(rowsFrom(checkId, kept, group, edge, rows))}) u
      where ${beyond(edge)} ${isInGroup(checkId, kept, group)}
      order by ${inDirection(edge)} limit ${limit + 1}::int
    )
    select n.id, p.usernames[place] as username, p.full_names[place] as "fullName", ${mayStay(kept)} as "mayStay",
      ${howKnown(checkId, group, kept)} as how
    from person n
    join check_pages p on p.check_id = ${checkId}::uuid and p.list = ${listOf(group)}::"ListName"
      and p.walk = n.walk and p.sequence = n.sequence
    cross join lateral (select array_position(p.user_ids, n.id) as place) a
    order by ${edge.side === 'after' ? sql`n.id` : sql`n.id desc`}`;
}

export type Found = { people: Person[]; total: number; letters: string[] };

/** The same among those whose newest user name begins with the prefix; `letters`: what may follow it. */
export async function peopleNamed(db: Db, kept: Kept, asked: PageAsked & { prefix: string }): Promise<Found> {
  const { checkId, group, edge, prefix, limit } = asked;
  const [found] = await db.$queryRaw<{ people: Raw[]; total: number; letters: string[] }[]>`
    with member as (
      select u.id, u.walk, u.sequence
      from (${keptPeople(rowsOf(checkId, kept, partOf(group)))}) u
      where true ${isInGroup(checkId, kept, group)}
    ), n as materialized (
      select u.id, u.username, u.full_name
      from check_pages p, unnest(p.user_ids, p.usernames, p.full_names) u(id, username, full_name)
      join member m on m.id = u.id
      where p.check_id = ${checkId}::uuid and p.list = ${listOf(group)}::"ListName"
        and starts_with(u.username, ${prefix}) and m.walk = p.walk and m.sequence = p.sequence
    ), page as (
      select n.*, ${mayStay(kept)} as may_stay, ${howKnown(checkId, group, kept)} as how from n
      where ${edge.side === 'after' ? sql`n.id > ${edge.id}::bigint` : sql`n.id < ${edge.id}::bigint`}
      order by ${edge.side === 'after' ? sql`n.id` : sql`n.id desc`} limit ${limit + 1}::int
    )
    select
      (select coalesce(json_agg(json_build_object(
         'id', id::text, 'username', username, 'fullName', full_name, 'mayStay', may_stay, 'how', how)), '[]') from page) as people,
      (select count(*)::int from n) as total,
      (select coalesce(array_agg(distinct letter order by letter), '{}')
       from (select substr(username, ${prefix.length + 1}::int, 1) as letter from n) l where letter <> '') as letters`;
  const { people = [], total = 0, letters = [] } = found ?? {};
  return { people: people.map((person) => ({ ...person, id: BigInt(person.id) })), total, letters };
}

type Raw = Omit<Person, 'id'> & { id: string };

const TOTALS: Record<Group, Sql> = {
  not_following_back: sql`coalesce(c.not_mutual_count, 0)`,
  unknown: sql`coalesce(c.unknown_count, 0)`,
  // who was corrected is mutual, and on no page of followers
  not_followed: sql`greatest(
    c.followers_read - coalesce(c.mutual_count, 0) + coalesce((c.certificate->>'corrected')::int, 0), 0)`,
  mutual: sql`coalesce(c.mutual_count, 0)`,
};

const partOf = (group: Group) => (group === 'not_followed' ? 'followers' : group);
const listOf = (group: Group) => (group === 'not_followed' ? 'followers' : 'following');

/** Enough rows of the stored part that a page is in them. */
function rowsFrom(checkId: string, kept: Kept, group: Group, edge: Edge, rows: number): Sql {
  const part = rowsOf(checkId, kept, partOf(group));
  if (edge.side === 'after') return sql`${part} and last_id > ${edge.id}::bigint order by last_id limit ${rows}::int`;
  return sql`
    (${part} and last_id >= ${edge.id}::bigint order by last_id limit 1)
    union all (${part} and last_id < ${edge.id}::bigint order by last_id desc limit ${rows}::int)`;
}

function beyond({ side, id }: Edge): Sql {
  return side === 'after' ? sql`u.id > ${id}::bigint` : sql`u.id < ${id}::bigint`;
}

function inDirection({ side }: Edge): Sql {
  return side === 'after' ? sql`u.id` : sql`u.id desc`;
}

/** A stored part holds all followers; those who are followed are few (Instagram allows 7,500). */
function isInGroup(checkId: string, kept: Kept, group: Group): Sql {
  if (group !== 'not_followed') return sql``;
  return sql`and u.id not in (select m.id from (${keptPeople(rowsOf(checkId, kept, 'mutual'))}) m)`;
}

function rowsOf(checkId: string, { run }: Kept, part: ResultPart): Sql {
  return sql`
    select * from check_results
    where check_id = ${checkId}::uuid and run = ${run}::int and part = ${part}::"ResultPart"`;
}

function mayStay({ customerId }: Kept): Sql {
  return sql`exists (select 1 from keep_list k where k.customer_id = ${customerId}::bigint and k.instagram_id = n.id)`;
}
