/** Whom a profile follows and who is known to follow it, out of the journal of pages. */
import { type Db, sql } from '#/lib/platform/db.ts';
import { keptPeople } from '../compare/kept-people.ts';
import type { Followed } from './model.ts';
import type { KnownFollower } from './next-question.ts';

/** Everybody on pages of *following*, by the newest name. */
export function followedOf(db: Db, checkId: string): Promise<Followed[]> {
  return db.$queryRaw<Followed[]>`
    with followers as (
      select distinct f as id from check_pages p, unnest(p.user_ids) f
      where p.check_id = ${checkId}::uuid and p.list = 'followers')
    select n.id, n.username, n.read_at as "seenAt", f.id is not null as listed
    from (
      select distinct on (u.id) u.id, u.username, p.read_at
      from check_pages p, unnest(p.user_ids, p.usernames) u(id, username)
      where p.check_id = ${checkId}::uuid and p.list = 'following'
      order by u.id, p.read_at desc, p.walk desc, p.sequence desc) n
    left join followers f on f.id = n.id
    order by n.id`;
}

const KNOWN_LIMIT = 20;

/** Some followers out of the list, from its last pages; long names first, which few others share. */
export function listedFollowers(db: Db, checkId: string): Promise<KnownFollower[]> {
  return db.$queryRaw<KnownFollower[]>`
    select u.id, u.username, p.sequence > 0 as beyond
    from (
      select walk, sequence, user_ids, usernames from check_pages
      where check_id = ${checkId}::uuid and list = 'followers' and cardinality(user_ids) > 0
      order by sequence desc, walk desc limit ${KNOWN_LIMIT}) p, unnest(p.user_ids, p.usernames) u(id, username)
    order by p.sequence desc, p.walk desc, length(u.username) desc, u.id limit ${KNOWN_LIMIT}`;
}

/** How many readings of *following* began after the first look-up. */
export async function nameWalksOf(db: Db, checkId: string): Promise<number> {
  const rows = await db.$queryRaw<{ walks: number }[]>`
    select count(*)::int as walks from check_pages p
    where p.check_id = ${checkId}::uuid and p.list = 'following' and p.sequence = 0
      and p.read_at > (select min(asked_at) from check_look_ups l where l.check_id = p.check_id)`;
  return rows[0]?.walks ?? 0;
}

/** Who followed back in an earlier check whose result is kept. */
export async function earlierMutuals(db: Db, checkId: string): Promise<bigint[]> {
  const rows = await db.$queryRaw<{ id: bigint }[]>`
    select p.id from (${keptPeople(sql`
      select r.* from check_results r join checks c on c.id = r.check_id and c.run = r.run
      where r.check_id = ${checkId}::uuid and r.part = 'mutual'`)}) p`;
  return rows.map(({ id }) => id);
}
