/** For what has no result yet: the pages' arrays are compared where they lie. */
import type { Db } from '#/lib/platform/db.ts';
import type { Relation } from './model.ts';
import type { How } from './people/model.ts';

export type UserRow = { id: bigint; username: string; full_name: string; how: How };

/**
 * Users in one relation by id, one more than `limit`, and the total. Before the end nobody is said not to follow back:
 * whoever is followed and on no page of followers is unknown.
 */
export async function selectUsers(
  db: Db,
  input: { checkId: string; list: Relation; after: bigint | null; limit: number },
): Promise<{ rows: UserRow[]; total: number }> {
  const { checkId, list, after, limit } = input;
  const base = list === 'followers' ? 'followers' : 'following';
  const rows = await db.$queryRaw<(UserRow & { total: bigint })[]>`
    with named as (
      select distinct on (u.id) u.id, u.username, u.full_name
      from check_pages p, unnest(p.user_ids, p.usernames, p.full_names) as u(id, username, full_name)
      where p.check_id = ${checkId}::uuid and p.list = ${base}::"ListName"
      order by u.id, p.read_at desc
    ), followers as (
      select distinct f as id from check_pages p, unnest(p.user_ids) f
      where p.check_id = ${checkId}::uuid and p.list = 'followers'
    ), related as (
      select n.*, case when f.id is not null then 'mutual'
        when (select status = 'completed' from checks where id = ${checkId}::uuid) then 'not_following_back'
        else 'unknown' end as relation
      from named n left join followers f on f.id = n.id
    ), chosen as (
      select r.id, r.username, r.full_name, case when relation = 'unknown' then relation else 'listed' end as how
      from related r where ${list}::text in (${base}::text, relation)
    )
    select c.*, (select count(*) from chosen) as total from chosen c
    where ${after}::bigint is null or c.id > ${after}::bigint
    order by c.id limit ${limit + 1}`;
  return { rows, total: Number(rows[0]?.total ?? 0) };
}
