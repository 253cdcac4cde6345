import type { Db } from '#/lib/platform/db.ts';
import type { ListName } from '#/lib/platform/enums.ts';
import type { Check } from '../model.ts';
import type { People } from './people.ts';
import { sortPeople } from './sort-people.ts';
import { type Judgement, mergePeople, sortSuspects } from './sort-suspects.ts';
import { splitPeople } from './split-people.ts';
import { keepParts, readPeople } from './store.ts';

/** How many different people the pages of each list show, by numeric id. */
export type ListCounts = Record<ListName, number>;

/** `corrected`: of the mutual ones, those who are on no page of followers. */
export type Relations = ListCounts & { mutual: number; notMutual: number; unknown: number; corrected: number };

/** Told how many were listed, says where followed people on no page of followers belong. */
type Judge = (counts: ListCounts) => Judgement;

/**
 * Compares the two lists of a journal by numeric id and keeps the result. Outside the database, which would take five
 * times as long for a million (docs/decisions/0019-a-result-kept-in-order.md). Safe to repeat.
 */
export async function writeResult(db: Db, check: Pick<Check, 'id' | 'run'>, judge: Judge): Promise<Relations> {
  const followers = sortedPeople(db, check, 'followers');
  const following = sortedPeople(db, check, 'following');
  const [, relations] = await Promise.all([
    followers.then((people) => keepParts(db, check, [{ part: 'followers', people }])),
    Promise.all([following, followers]).then((lists) => keepSplit(db, check, judge, lists)),
  ]);
  return relations;
}

async function sortedPeople(db: Db, check: Pick<Check, 'id'>, list: ListName): Promise<People> {
  return sortPeople(await readPeople(db, check, list));
}

async function keepSplit(
  db: Db,
  check: Pick<Check, 'id' | 'run'>,
  judge: Judge,
  [following, followers]: [People, People],
): Promise<Relations> {
  const counts = { followers: followers.count, following: following.count };
  const { among, besides } = splitPeople(following, followers);
  const { mutual: corrected, not_following_back: notMutual, unknown } = sortSuspects(besides, judge(counts));
  const mutual = mergePeople(among, corrected);
  await keepParts(db, check, [
    { part: 'mutual', people: mutual },
    { part: 'not_following_back', people: notMutual },
    { part: 'unknown', people: unknown },
  ]);
  return {
    ...counts,
    mutual: mutual.count,
    notMutual: notMutual.count,
    unknown: unknown.count,
    corrected: corrected.count,
  };
}
