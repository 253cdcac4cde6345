/** For what has no result yet: the pages' arrays are compared where they lie. */
import type { Db } from '#/lib/platform/db.ts';
import type { Relation } from './model.ts';

export type UserRow = { id: bigint; username: string; full_name: string };

/** Users in one relation by id, one more than `limit`, and the total. */
export async function selectUsers(
  db: Db,
  input: { checkId: string; list: Relation; after: bigint | null; limit: number },
): Promise<{ rows: UserRow[]; total: number }> {
  const base = input.list === 'followers' ? 'followers' : 'following';
  const wants = { followers: null, following: null, mutual: true, not_following_back: false }[input.list];
  const rows = await db.$queryRaw<(UserRow & { total: bigint })[]>`
    with named as (
      select distinct on (u.id) u.id, u.username, u.full_name
      from check_pages p, unnest(p.user_ids, p.usernames, p.full_names) as u(id, username, full_name)
      where p.check_id = ${input.checkId}::uuid and p.list = ${base}::"ListName"
      order by u.id, p.read_at desc
    ), followers as (
      select distinct f as id from check_pages p, unnest(p.user_ids) f
      where p.check_id = ${input.checkId}::uuid and p.list = 'followers' and ${wants}::boolean is not null
    ), chosen as (
      select n.* from named n left join followers f on f.id = n.id
      where ${wants}::boolean is null or (f.id is not null) = ${wants}::boolean
    )
    select c.*, (select count(*) from chosen) as total from chosen c
    where ${input.after}::bigint is null or c.id > ${input.after}::bigint
    order by c.id limit ${input.limit + 1}`;
  return { rows, total: Number(rows[0]?.total ?? 0) };
}
