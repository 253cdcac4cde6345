/**
 * Who is on the lists of a check and who follows back, compared once and kept in order: any place of a list of
 * millions is a few rows. Names stay in the journal.
 */
import { type Db, type Sql, sql } from '#/lib/platform/db.ts';
import type { ListName } from '#/lib/platform/enums.ts';
import type { Check, Relation } from './model.ts';
import type { UserRow } from './users-store.ts';

/** Different users, by numeric id. */
export type Relations = { followers: number; following: number; mutual: number; notMutual: number };

const ROW = 1_000;

/** Compares the two lists of a journal by numeric id and keeps the result. Safe to repeat. */
export async function writeResult(db: Db, check: Pick<Check, 'id' | 'run'>): Promise<Relations> {
  const [{ people: followers } = { people: 0 }] = await db.$queryRaw<{ people: number }[]>`
    with person as (${newestPlaces(check, 'followers')}),
    rows as (
      select max(id) as last_id, array_agg(id) as ids, array_agg(walk) as walks, array_agg(sequence) as sequences
      from (select p.*, (row_number() over (order by id) - 1) / ${ROW}::int as row from person p) p group by row
    ), kept as (
      insert into check_results (check_id, run, part, last_id, user_ids, walks, sequences)
      select ${check.id}::uuid, ${check.run}::int, 'followers', last_id, ids, walks, sequences from rows
      on conflict do nothing
    )
    select coalesce(sum(cardinality(ids)), 0)::int as people from rows`;
  const [{ mutual, not_mutual: notMutual } = { mutual: 0, not_mutual: 0 }] = await db.$queryRaw<
    { mutual: number; not_mutual: number }[]
  >`
    with person as (
      select p.*, (case when f.id is null then 'not_following_back' else 'mutual' end)::"ResultPart" as part
      from (${newestPlaces(check, 'following')}) p left join (${followersOf(check)}) f on f.id = p.id
    ), rows as (
      select part, max(id) as last_id, array_agg(id) as ids, array_agg(walk) as walks, array_agg(sequence) as sequences
      from (select p.*, (row_number() over (partition by part order by id) - 1) / ${ROW}::int as row from person p) p group by part, row
    ), kept as (
      insert into check_results (check_id, run, part, last_id, user_ids, walks, sequences)
      select ${check.id}::uuid, ${check.run}::int, part, last_id, ids, walks, sequences from rows
      on conflict do nothing
    )
    select coalesce(sum(cardinality(ids)) filter (where part = 'mutual'), 0)::int as mutual,
           coalesce(sum(cardinality(ids)) filter (where part <> 'mutual'), 0)::int as not_mutual
    from rows`;
  return { followers, following: mutual + notMutual, mutual, notMutual };
}

function newestPlaces({ id }: Pick<Check, 'id'>, list: ListName): Sql {
  return sql`
    select distinct on (u.id) u.id, p.walk, p.sequence
    from check_pages p, unnest(p.user_ids) u(id)
    where p.check_id = ${id}::uuid and p.list = ${list}::"ListName"
    order by u.id, p.read_at desc`;
}

function followersOf({ id, run }: Pick<Check, 'id' | 'run'>): Sql {
  return sql`
    select unnest(user_ids) as id from check_results
    where check_id = ${id}::uuid and run = ${run}::int and part = 'followers'`;
}

/** Users in one relation, by id, one more than `limit`, and the total; null when there is a journal without a result. */
export async function selectFromResult(
  db: Db,
  input: { checkId: string; list: Relation; after: bigint | null; limit: number },
): Promise<{ rows: UserRow[]; total: number } | null> {
  const { checkId, list, after, limit } = input;
  const rows = await db.$queryRaw<({ total: number } & { [Name in keyof UserRow]: UserRow[Name] | null })[]>`
    with result as (
      select c.id, c.run, case when is_kept then ${TOTALS[list]} else 0 end as total
      from checks c cross join lateral (
        select exists (select 1 from check_results r where r.check_id = c.id and r.run = c.run) as is_kept) k
      where c.id = ${checkId}::uuid and c.status = 'completed'
        and (is_kept or not exists (select 1 from check_pages p where p.check_id = c.id))
    ), kept as (
      select r.* from result, unnest(${partsOf(list)}::"ResultPart"[]) wanted(part), lateral (
        select * from check_results r
        where r.check_id = result.id and r.run = result.run and r.part = wanted.part and r.last_id > ${after ?? -1n}::bigint
        order by r.last_id limit ${Math.ceil((limit + 1) / ROW) + 1}::int) r
    ), person as (
      select u.* from kept k, unnest(k.user_ids, k.walks, k.sequences) u(id, walk, sequence)
      where u.id > ${after ?? -1n}::bigint order by u.id limit ${limit + 1}::int
    ), named as (
      select n.id, p.usernames[place] as username, p.full_names[place] as full_name
      from person n
      join check_pages p on p.check_id = ${checkId}::uuid and p.list = ${list === 'followers' ? list : 'following'}::"ListName"
        and p.walk = n.walk and p.sequence = n.sequence
      cross join lateral (select array_position(p.user_ids, n.id) as place) a
    )
    select total, named.* from result left join named on true order by named.id`;
  const [first] = rows;
  if (!first) return null;
  const people = rows.flatMap(({ id, username, full_name }) =>
    id === null || username === null || full_name === null ? [] : [{ id, username, full_name }],
  );
  return { rows: people, total: first.total };
}

const TOTALS: Record<Relation, Sql> = {
  followers: sql`c.followers_read`,
  following: sql`c.following_read`,
  mutual: sql`coalesce(c.mutual_count, 0)`,
  not_following_back: sql`coalesce(c.not_mutual_count, 0)`,
};

function partsOf(list: Relation): string[] {
  return list === 'following' ? ['mutual', 'not_following_back'] : [list];
}
