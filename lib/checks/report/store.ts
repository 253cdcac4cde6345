import type { Db } from '#/lib/platform/db.ts';
import type { Group } from '../model.ts';
import type { ReportRow } from './report-row.ts';

/** The first `limit` profiles of one group, by name. Profiles are told apart by id; the newest name stands. */
export async function reportRows(
  db: Db,
  input: { checkId: string; group: Group; limit: number },
): Promise<ReportRow[]> {
  const youFollow = input.group !== 'not_followed';
  const followsYou = input.group !== 'not_following_back';
  const [from, other] = youFollow ? ['following', 'followers'] : ['followers', 'following'];
  const rows = await db.$queryRaw<{ username: string; full_name: string; may_stay: boolean }[]>`
    with named as (
      select distinct on (u.id) u.id, u.username, u.full_name
      from check_pages p, unnest(p.user_ids, p.usernames, p.full_names) as u(id, username, full_name)
      where p.check_id = ${input.checkId}::uuid and p.list = ${from}::"ListName"
      order by u.id, p.read_at desc, p.walk desc, p.sequence desc
    ), others as (
      select distinct o as id from check_pages p, unnest(p.user_ids) o
      where p.check_id = ${input.checkId}::uuid and p.list = ${other}::"ListName"
    )
    select n.username, n.full_name, exists (
      select 1 from keep_list k join checks c on c.customer_id = k.customer_id
      where c.id = ${input.checkId}::uuid and k.instagram_id = n.id) as may_stay
    from named n left join others o on o.id = n.id
    where (o.id is not null) = ${input.group === 'mutual'}
    order by n.username, n.id
    limit ${input.limit}`;
  return rows.map(({ username, full_name: fullName, may_stay: mayStay }) => ({
    ...{ username, fullName, followsYou, youFollow, mayStay },
  }));
}

/** What the head of the report says; null without such a check. */
export function findReportCheck(db: Db, checkId: string) {
  return db.check.findUnique({
    where: { id: checkId },
    select: {
      customerId: true,
      targetUsername: true,
      status: true,
      finishedAt: true,
      followersRead: true,
      followingRead: true,
      mutualCount: true,
      notMutualCount: true,
      certificate: true,
      _count: { select: { journal: true } },
    },
  });
}

/** Whether somebody is on the customer's keep-list. */
export async function keepsAnybody(db: Db, customerId: bigint): Promise<boolean> {
  return (await db.keepEntry.findFirst({ where: { customerId }, select: { instagramId: true } })) !== null;
}
