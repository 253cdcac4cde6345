import type { Db } from '#/lib/platform/db.ts';
import type { ListName } from '#/lib/platform/enums.ts';
import type { Check } from '../model.ts';
import type { People } from './people.ts';
import { sortPeople } from './sort-people.ts';
import { splitPeople } from './split-people.ts';
import { keepParts, readPeople } from './store.ts';

/** Different users, by numeric id. */
export type Relations = { followers: number; following: number; mutual: number; notMutual: number };

/**
 * Compares the two lists of a journal by numeric id and keeps the result. Outside the database, which would take five
 * times as long for a million (docs/decisions/0019-a-result-kept-in-order.md). Safe to repeat.
 */
export async function writeResult(db: Db, check: Pick<Check, 'id' | 'run'>): Promise<Relations> {
  const followers = sortedPeople(db, check, 'followers');
  const following = sortedPeople(db, check, 'following');
  const [, { among, besides }] = await Promise.all([
    followers.then((people) => keepParts(db, check, [{ part: 'followers', people }])),
    Promise.all([following, followers]).then((lists) => keepSplit(db, check, ...lists)),
  ]);
  const { count } = await followers;
  return { followers: count, following: among.count + besides.count, mutual: among.count, notMutual: besides.count };
}

async function sortedPeople(db: Db, check: Pick<Check, 'id'>, list: ListName): Promise<People> {
  return sortPeople(await readPeople(db, check, list));
}

async function keepSplit(db: Db, check: Pick<Check, 'id' | 'run'>, following: People, followers: People) {
  const { among, besides } = splitPeople(following, followers);
  await keepParts(db, check, [
    { part: 'mutual', people: among },
    { part: 'not_following_back', people: besides },
  ]);
  return { among, besides };
}
