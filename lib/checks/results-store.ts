/**
 * Who is on the lists of a check and who follows back, compared once and kept in order: any place of a list of
 * millions is a few rows. Names stay in the journal.
 */
import { type Db, type Sql, sql } from '#/lib/platform/db.ts';
import { keptPeople } from './compare/kept-people.ts';
import { ROW } from './compare/result-rows.ts';
import type { Relation } from './model.ts';
import type { Asking } from './people/asking-of.ts';
import { howKnown, readAskingOf } from './people/how-store.ts';
import type { UserRow } from './users-store.ts';

/** Users in one relation, by id, one more than `limit`, and the total; null when there is a journal without a result. */
export async function selectFromResult(
  db: Db,
  input: { checkId: string; list: Relation; after: bigint | null; limit: number; asking?: Asking | undefined },
): Promise<{ rows: UserRow[]; total: number } | null> {
  const { checkId, list, after, limit } = input;
  const asking = input.asking ?? (await readAskingOf(db, checkId));
  const rows = await db.$queryRaw<({ total: number } & { [Name in keyof UserRow]: UserRow[Name] | null })[]>`
    with result as (
      select c.id, c.run, case when is_kept then ${TOTALS[list]} else 0 end as total
      from checks c cross join lateral (
        select exists (select 1 from check_results r where r.check_id = c.id and r.run = c.run) as is_kept) k
      where c.id = ${checkId}::uuid and c.status = 'completed'
        and (is_kept or not exists (select 1 from check_pages p where p.check_id = c.id))
    ), person as (
      select u.* from (${keptPeople(sql`
        select r.* from result, unnest(${partsOf(list)}::"ResultPart"[]) wanted(part), lateral (
          select * from check_results r
          where r.check_id = result.id and r.run = result.run and r.part = wanted.part and r.last_id > ${after ?? -1n}::bigint
          order by r.last_id limit ${Math.ceil((limit + 1) / ROW) + 1}::int) r`)}) u
      where u.id > ${after ?? -1n}::bigint order by u.id limit ${limit + 1}::int
    ), named as (
      select n.id, p.usernames[place] as username, p.full_names[place] as full_name,
        ${howKnown(checkId, list, asking)} as how
      from person n
      join check_pages p on p.check_id = ${checkId}::uuid and p.list = ${list === 'followers' ? list : 'following'}::"ListName"
        and p.walk = n.walk and p.sequence = n.sequence
      cross join lateral (select array_position(p.user_ids, n.id) as place) a
    )
    select total, named.* from result left join named on true order by named.id`;
  const [first] = rows;
  if (!first) return null;
  const people = rows.flatMap(({ id, username, full_name, how }) =>
    id === null || username === null || full_name === null || how === null ? [] : [{ id, username, full_name, how }],
  );
  return { rows: people, total: first.total };
}

const TOTALS: Record<Relation, Sql> = {
  followers: sql`c.followers_read`,
  following: sql`c.following_read`,
  mutual: sql`coalesce(c.mutual_count, 0)`,
  not_following_back: sql`coalesce(c.not_mutual_count, 0)`,
  unknown: sql`coalesce(c.unknown_count, 0)`,
};

function partsOf(list: Relation): string[] {
  return list === 'following' ? ['mutual', 'not_following_back', 'unknown'] : [list];
}
