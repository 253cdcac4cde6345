/** A check that has been read, certified and compared, without anybody reading: for tests of what becomes of a result. */
import { certify, certifyList } from '#/lib/checks/certify.ts';
import { compareWithLast } from '#/lib/checks/changes/compare-with-last.ts';
import { writeResult } from '#/lib/checks/compare/write-result.ts';
import type { Db } from '#/lib/platform/db.ts';

export type Reader = readonly [id: bigint, username: string, fullName?: string];

type Given = {
  customerId: bigint;
  username?: string;
  targetId?: bigint;
  followers: readonly Reader[];
  following: readonly Reader[];
  /** More than were shown. */
  hiddenFollowers?: number;
  finishedAt?: Date;
};

const A_PAGE = 40;
const SHORTFALL_PERCENT = 5;

/** Writes it as a worker would have. @returns the id of the check. */
export async function completedCheck(db: Db, given: Given): Promise<string> {
  const { customerId, username = 'ada', targetId = 77n, followers, following } = given;
  const finishedAt = given.finishedAt ?? new Date();
  const declared = { followers: followers.length + (given.hiddenFollowers ?? 0), following: following.length };
  const { id } = await db.check.create({
    data: {
      ...{ customerId, door: 'bot', targetUsername: username, targetId, status: 'completed', run: 1, finishedAt },
      ...{ requestedAt: finishedAt, declaredFollowers: declared.followers, declaredFollowing: declared.following },
    },
  });
  for (const [list, people] of [['followers', followers] as const, ['following', following] as const])
    for (let from = 0; from < people.length; from += A_PAGE)
      await db.checkPage.create({
        data: {
          ...{ checkId: id, list, walk: 1, sequence: from / A_PAGE, dialect: 'rest', generation: 1, run: 1, tookMs: 1 },
          ...columns(people.slice(from, from + A_PAGE)),
        },
      });
  const listsOf = (counts: Record<'followers' | 'following', number>) =>
    (['followers', 'following'] as const).map((list) =>
      certifyList(
        {
          ...{ list, outcome: 'ended' as const, declared: declared[list], read: counts[list] },
          ...{ walks: 1, pages: 1, generations: [1], setAside: 0 },
        },
        SHORTFALL_PERCENT,
      ),
    );
  const counts = await writeResult(db, { id, run: 1 }, (read) => {
    const isWhole = listsOf(read)[0]?.verdict === 'whole';
    return () => (isWhole ? 'not_following_back' : 'unknown');
  });
  const certificate = certify(
    listsOf(counts),
    { unknown: counts.unknown },
    { shortfallPercent: SHORTFALL_PERCENT, at: finishedAt },
  );
  const { mutual: mutualCount, notMutual: notMutualCount, unknown: unknownCount } = counts;
  const read = { followersRead: counts.followers, followingRead: counts.following };
  await db.check.update({ where: { id }, data: { certificate, mutualCount, notMutualCount, unknownCount, ...read } });
  if (certificate.whole)
    await compareWithLast({ db }, { id, run: 1, knowsAll: true }, counts.followers + counts.following);
  return id;
}

function columns(people: readonly Reader[]) {
  return {
    userIds: people.map(([id]) => id),
    usernames: people.map(([, username]) => username),
    fullNames: people.map(([, , fullName]) => fullName ?? ''),
  };
}
