import type { People } from './people.ts';
import { allNumbers, keyOf, type Profile } from './profiles.ts';
import { rosterLength } from './roster.ts';

export type Truth = { followers: bigint[]; following: bigint[]; notFollowingBack: bigint[] };

export const TRUTH_LIMIT = 200_000;

/** Ids of both lists and of those who do not follow back, ascending. @throws {RangeError} over 200,000 entries. */
export function truthOf(people: People, profile: Profile): Truth {
  for (const list of ['followers', 'following'] as const) {
    const length = rosterLength(profile.lists[list]);
    if (length > TRUTH_LIMIT) {
      throw new RangeError(
        `@${profile.username} has ${length} ${list}: more than ${TRUTH_LIMIT}. Use truthCount("${profile.username}").`,
      );
    }
  }
  const followers = allNumbers(people, profile, 'followers');
  const following = allNumbers(people, profile, 'following');
  const back = new Set(followers);
  const ids = (numbers: number[]) => numbers.map((n) => people.idOf(n)).sort((a, b) => (a < b ? -1 : 1));
  return {
    followers: ids(followers),
    following: ids(following),
    notFollowingBack: ids(following.filter((n) => !back.has(n))),
  };
}

export type TruthCount = { followers: number; following: number; notFollowingBack: number };

/** The truth in numbers, for lists of any size. */
export function truthCount(people: People, profile: Profile): TruthCount {
  const { followers, following } = profile.lists;
  const notFollowingBack = allNumbers(people, profile, 'following').filter(
    (n) => keyOf(people, profile, 'followers', n) === null,
  ).length;
  return { followers: rosterLength(followers), following: rosterLength(following), notFollowingBack };
}
