/** What is different between two checks of one profile, by numeric id: a rename is no unfollow. */
import { type Db, type Sql, sql, type Tx } from '#/lib/platform/db.ts';
import type { ChangeKind, CheckStatus } from '#/lib/platform/enums.ts';
import { keptPeople } from '../compare/kept-people.ts';
import type { Check } from '../model.ts';
import type { Edge } from '../people/model.ts';
import type { Change, Comparison } from './model.ts';

/** `knowsAll`: whoever is not among its followers does not follow; else only those are known who were listed or asked for. */
export type Compared = Pick<Check, 'id' | 'run'> & { knowsAll: boolean };

export type Earlier = Compared & { finishedAt: Date; people: number };

/** The customer's last whole check of the same profile before that one whose lists are kept; null without one. */
export async function lastWholeBefore(db: Db, check: Pick<Check, 'id'>): Promise<Earlier | null> {
  const [earlier] = await db.$queryRaw<Earlier[]>`
    select e.id, e.run, e.finished_at as "finishedAt", e.followers_read + e.following_read as people,
      exists (select 1 from jsonb_array_elements(e.certificate->'lists') l
              where l->>'list' = 'followers' and l->>'verdict' = 'whole') as "knowsAll"
    from checks c join checks e on e.customer_id = c.customer_id and e.target_id = c.target_id
    where c.id = ${check.id}::uuid and e.id <> c.id and e.requested_at <= c.requested_at
      and e.status = 'completed' and (e.certificate->>'whole')::boolean
      and (e.followers_read + e.following_read = 0
        or exists (select 1 from check_results r where r.check_id = e.id and r.run = e.run))
    order by e.finished_at desc limit 1`;
  return earlier ?? null;
}

/**
 * Compares two kept results, and keeps what is different: nobody is gone, or came, of whom one of the two does not know.
 * Safe to repeat: the newest comparison stands.
 */
export async function writeComparison(tx: Tx, check: Compared, earlier: Earlier): Promise<void> {
  await tx.checkComparison.deleteMany({ where: { checkId: check.id } });
  await tx.checkChange.deleteMany({ where: { checkId: check.id } });
  await tx.$executeRaw`
    with now as (${newestNames(check)}), was as (${newestNames(earlier)}),
    follows as (${idsOf(check, FOLLOW)}), followed as (${idsOf(earlier, FOLLOW)}),
    not_now as (${idsOf(check, ['not_following_back'])}), not_then as (${idsOf(earlier, ['not_following_back'])}),
    still as (${idsOf(check, ['mutual', 'not_following_back'])}), mutuals as (${idsOf(earlier, ['mutual'])}),
    changed as (
      select 'came'::"ChangeKind" as kind, now.*, null as username_was from now
      where id in (select id from follows) and id not in (select id from followed)
        and (${earlier.knowsAll}::boolean or id in (select id from not_then))
      union all
      select (case when id in (select id from mutuals) and id not in (select id from still)
                   then 'vanished' else 'gone' end)::"ChangeKind", was.*, null from was
      where id in (select id from followed) and id not in (select id from follows)
        and (${check.knowsAll}::boolean or id in (select id from not_now))
      union all
      select 'renamed', now.*, was.username from now join was using (id) where now.username <> was.username
    ), counted as (
      insert into check_comparisons (check_id, since, gone, came, renamed, vanished)
      select ${check.id}::uuid, ${earlier.finishedAt}, ${counted('gone')}, ${counted('came')}, ${counted('renamed')}, ${counted('vanished')}
      from changed returning check_id
    )
    insert into check_changes (check_id, kind, instagram_id, username, full_name, username_was)
    select counted.check_id, kind, id, username, full_name, username_was from changed, counted`;
}

/** The second holds those, too, who were asked for and are on no page of followers. */
const FOLLOW = ['followers', 'mutual'];

const WITHOUT_RESULT: CheckStatus[] = ['failed', 'cancelled'];

/** Drops what is different in a check that ended without a result; of any other, a newer run compares. */
export async function dropComparisonOfFailed(db: Db, { id: checkId }: Pick<Check, 'id'>): Promise<void> {
  const where = { checkId, check: { is: { status: { in: WITHOUT_RESULT } } } };
  await db.checkChange.deleteMany({ where });
  await db.checkComparison.deleteMany({ where });
}

function newestNames({ id }: Pick<Check, 'id'>): Sql {
  return sql`
    select distinct on (u.id) u.id, u.username, u.full_name
    from check_pages p, unnest(p.user_ids, p.usernames, p.full_names) u(id, username, full_name)
    where p.check_id = ${id}::uuid order by u.id, p.read_at desc`;
}

function idsOf({ id, run }: Pick<Check, 'id' | 'run'>, parts: string[]): Sql {
  const rows = sql`
    select * from check_results
    where check_id = ${id}::uuid and run = ${run}::int and part = any(${parts}::"ResultPart"[])`;
  return sql`select p.id from (${keptPeople(rows)}) p`;
}

function counted(kind: ChangeKind): Sql {
  return sql`(count(*) filter (where kind = ${kind}::"ChangeKind"))::int`;
}

/** Null when there was nothing to compare with. */
export function findComparison(db: Db, checkId: string): Promise<Comparison | null> {
  return db.checkComparison.findUnique({ where: { checkId }, omit: { checkId: true } });
}

/** Changes of one kind by id, from the edge on, in its direction, one more than `limit`. */
export function changesFrom(
  db: Db,
  { checkId, kind, edge, limit }: { checkId: string; kind: ChangeKind; edge: Edge; limit: number },
): Promise<Change[]> {
  return db.$queryRaw<Change[]>`
    select n.instagram_id as id, n.username, n.full_name as "fullName", n.username_was as "usernameWas",
      exists (select 1 from keep_list k where k.customer_id = c.customer_id and k.instagram_id = n.instagram_id) as "mayStay"
    from check_changes n join checks c on c.id = n.check_id
    where n.check_id = ${checkId}::uuid and n.kind = ${kind}::"ChangeKind"
      and ${edge.side === 'after' ? sql`n.instagram_id > ${edge.id}::bigint` : sql`n.instagram_id < ${edge.id}::bigint`}
    order by ${edge.side === 'after' ? sql`n.instagram_id` : sql`n.instagram_id desc`} limit ${limit + 1}::int`;
}

/** Of these people, who came and who is renamed. */
export function changesAmong(
  db: Db,
  { checkId, ids }: { checkId: string; ids: bigint[] },
): Promise<{ id: bigint; kind: ChangeKind; usernameWas: string | null }[]> {
  return db.$queryRaw`
    select distinct on (instagram_id) instagram_id as id, kind::text as kind, username_was as "usernameWas" from check_changes
    where check_id = ${checkId}::uuid and kind in ('came', 'renamed') and instagram_id = any(${ids}::bigint[])
    order by instagram_id, kind`;
}
