/** What asking for people leaves in a check that has been completed: for tests of how a result is shown. */
import type { Certificate } from '#/lib/checks/view.ts';
import type { Db } from '#/lib/platform/db.ts';
import type { LookUpFinding } from '#/lib/platform/enums.ts';
import type { Reader } from './completed-check.ts';

/** Writes answers about these people into the journal, in the order of asking. */
export async function writeAnswers(
  db: Db,
  checkId: string,
  people: readonly Reader[],
  finding: LookUpFinding,
): Promise<void> {
  const asked = { checkId, finding, requests: 1, entries: 1, generation: 1, run: 1, tookMs: 1 };
  const before = await db.checkLookUp.count({ where: { checkId } });
  await db.checkLookUp.createMany({
    data: people.map(([instagramId, username], n) => ({ ...asked, instagramId, username, sequence: before + n + 1 })),
  });
}

/** Makes unknown whoever seems not to follow back, as when the search died. */
export async function forgetAnswers(db: Db, checkId: string): Promise<void> {
  await db.checkResult.updateMany({ where: { checkId, part: 'not_following_back' }, data: { part: 'unknown' } });
  const { notMutualCount } = await db.check.findUniqueOrThrow({ where: { id: checkId } });
  await db.check.update({ where: { id: checkId }, data: { notMutualCount: 0, unknownCount: notMutualCount } });
  await certifyAnew(db, checkId, { whole: false, unknown: notMutualCount ?? 0 });
}

/** Changes what the certificate says. */
export async function certifyAnew(db: Db, checkId: string, change: Partial<Certificate>): Promise<void> {
  await db.$executeRaw`
    update checks set certificate = certificate || ${JSON.stringify(change)}::jsonb where id = ${checkId}::uuid`;
}

/** Takes people off the pages of followers, as when the list does not show them. */
export async function hideFollowers(db: Db, checkId: string, people: readonly Reader[]): Promise<void> {
  const hidden = people.map(([id]) => id);
  await db.$executeRaw`
    update check_pages p set (user_ids, usernames, full_names) = (
      select coalesce(array_agg(u.id), '{}'), coalesce(array_agg(u.username), '{}'), coalesce(array_agg(u.full_name), '{}')
      from unnest(p.user_ids, p.usernames, p.full_names) u(id, username, full_name)
      where u.id <> all(${hidden}::bigint[]))
    where p.check_id = ${checkId}::uuid and p.list = 'followers'`;
}
