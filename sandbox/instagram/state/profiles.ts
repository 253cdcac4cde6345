import { LARGEST_LIST, type People, type Person } from './people.ts';
import { createRoster, keysFrom, type Roster, removeKey, rosterLength } from './roster.ts';

export type ListName = 'followers' | 'following';

/**
 * `missing`: 404; `missing_null`: 200 with a null user; `laser`: the server fault of some business profiles
 * (docs/facts/addresses.md#profiles); `private_followed`: private but readable.
 */
export type ProfileState =
  | 'public'
  | 'private'
  | 'private_followed'
  | 'missing'
  | 'missing_null'
  | 'suspended'
  | 'laser';

export type ProfileInput = {
  username: string;
  id?: bigint | undefined;
  fullName?: string | undefined;
  biography?: string | undefined;
  followers?: number | undefined;
  following?: number | undefined;
  mutual?: number | undefined;
  /** If other than the list's length (docs/facts/addresses.md#rest-lists: deactivated accounts are counted). */
  declaredFollowers?: number | undefined;
  declaredFollowing?: number | undefined;
  /** So many entries are shown, with `should_limit_list_of_*` (docs/facts/addresses.md#rest-lists). */
  limitFollowers?: number | undefined;
  limitFollowing?: number | undefined;
  state?: ProfileState | undefined;
  /** They see a private profile's lists. */
  followedBy?: string[] | undefined;
  isVerified?: boolean | undefined;
};

export type Profile = {
  username: string;
  readonly id: bigint;
  fullName: string;
  biography: string;
  readonly block: number;
  readonly lists: Record<ListName, Roster>;
  readonly mutual: number;
  declared: Record<ListName, number | null>;
  limit: Record<ListName, number | null>;
  state: ProfileState;
  followedBy: readonly string[];
  isVerified: boolean;
};

/** @throws {RangeError} a count is negative, not whole or too large, or `mutual` exceeds one of the lists. */
export function createProfile(people: People, input: ProfileInput): Profile {
  const followers = counted('followers', input.followers ?? 0);
  const following = counted('following', input.following ?? 0);
  const mutual = counted('mutual', input.mutual ?? 0);
  if (mutual > Math.min(followers, following)) {
    throw new RangeError(
      `mutual is ${mutual}, but it cannot exceed followers (${followers}) or following (${following}).`,
    );
  }
  const username = input.username.toLowerCase();
  if (!/^[a-z0-9._]{1,30}$/.test(username)) {
    throw new RangeError(
      `"${input.username}" is not a user name: 1 to 30 letters, digits, dots or underscores are expected.`,
    );
  }
  const block = people.block(username);
  return {
    username,
    id: input.id ?? people.idOf(people.numberOf(block, LARGEST_LIST + 1, 'following')),
    fullName: input.fullName ?? username.charAt(0).toUpperCase() + username.slice(1),
    biography: input.biography ?? `The life of @${username}.`,
    block,
    lists: { followers: createRoster(followers), following: createRoster(following) },
    mutual,
    declared: { followers: input.declaredFollowers ?? null, following: input.declaredFollowing ?? null },
    limit: { followers: input.limitFollowers ?? null, following: input.limitFollowing ?? null },
    state: input.state ?? 'public',
    followedBy: input.followedBy ?? [],
    isVerified: input.isVerified ?? false,
  };
}

/** Keys are between it and its negative. */
export const LARGEST_KEY = 2 * LARGEST_LIST;

/** The person at a list's key; pure, but for additions. */
export function numberAt(people: People, profile: Profile, list: ListName, key: number): number {
  if (key < 0) return profile.lists[list].added[-key - 1] ?? 0;
  if (list === 'followers') return people.numberOf(profile.block, key, 'followers');
  const total = profile.lists.following.base;
  const rank = Math.floor((key * profile.mutual) / total);
  const isMutual = Math.floor(((key + 1) * profile.mutual) / total) > rank;
  if (!isMutual) return people.numberOf(profile.block, key, 'following');
  return people.numberOf(
    profile.block,
    Math.floor((rank * profile.lists.followers.base) / profile.mutual),
    'followers',
  );
}

/** Where somebody stands on a list; null when they are not on it. The reverse of `numberAt`. */
export function keyOf(people: People, profile: Profile, list: ListName, n: number): number | null {
  const { added, gone } = profile.lists[list];
  const keys = [...placesOf(added, n).map((index) => -index - 1), keyAmongFirst(people, profile, list, n)];
  return keys.find((key) => key !== null && !gone.includes(key)) ?? null;
}

function placesOf(numbers: readonly number[], n: number): number[] {
  return numbers.flatMap((number, index) => (number === n ? [index] : []));
}

function keyAmongFirst(people: People, profile: Profile, list: ListName, n: number): number | null {
  const { mutual, lists } = profile;
  const { base } = lists[list];
  const index = Math.floor((n - profile.block) / 2);
  const side = n === people.numberOf(profile.block, index, list) ? index : null;
  const key = list === 'following' && side === null ? keyOfMutual(index, mutual, lists) : side;
  return key !== null && key >= 0 && key < base && numberAt(people, profile, list, key) === n ? key : null;
}

/** Mutuals are spread evenly over both lists; this is the place of a follower among those followed. */
function keyOfMutual(follower: number, mutual: number, { followers, following }: Profile['lists']): number | null {
  if (mutual === 0) return null;
  const rank = Math.ceil((follower * mutual) / followers.base);
  return Math.ceil(((rank + 1) * following.base) / mutual) - 1;
}

/** How many a list shows, by the profile's own limit or the site's; null for all. */
export function shownCount(profile: Profile, list: ListName, site: number | null): number | null {
  const limits = [profile.limit[list], site].filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}

/** The declared total: the list's length unless told otherwise. */
export function declaredCount(profile: Profile, list: ListName): number {
  return profile.declared[list] ?? rosterLength(profile.lists[list]);
}

/** In order; for lists that fit into memory. */
export function allNumbers(people: People, profile: Profile, list: ListName): number[] {
  const roster = profile.lists[list];
  return keysFrom(roster, -roster.added.length, rosterLength(roster)).keys.map((key) =>
    numberAt(people, profile, list, key),
  );
}

/** Adds new people in front of a list. */
export function addPeople(people: People, profile: Profile, list: ListName, count: number): Person[] {
  const roster = profile.lists[list];
  const added: Person[] = [];
  for (let index = 0; index < count; index += 1) {
    const n = people.numberOf(profile.block, roster.base + roster.added.length, list);
    roster.added.push(n);
    added.push(people.person(n));
  }
  return added;
}

/** Puts people who are somewhere in this world in front of a list. @throws {RangeError} nobody has that id. */
export function plantPeople(people: People, profile: Profile, list: ListName, ids: readonly bigint[]): void {
  for (const id of ids) {
    const n = people.numberOfId(id);
    if (n === null) throw new RangeError(`${id} is not the id of anybody in this sandbox.`);
    if (keyOf(people, profile, list, n) === null) profile.lists[list].added.push(n);
  }
}

/** Removes people by id, in one walk. @returns how many. */
export function removePeople(people: People, profile: Profile, list: ListName, ids: readonly bigint[]): number {
  const wanted = new Set(ids);
  const roster = profile.lists[list];
  const { keys } = keysFrom(roster, -roster.added.length, rosterLength(roster));
  const found = keys.filter((key) => wanted.has(people.idOf(numberAt(people, profile, list, key))));
  for (const key of found) removeKey(roster, key);
  return found.length;
}

function counted(what: string, count: number): number {
  if (!Number.isInteger(count) || count < 0 || count > LARGEST_LIST) {
    throw new RangeError(`${what} is ${count}; a whole number from 0 to ${LARGEST_LIST} is expected.`);
  }
  return count;
}
