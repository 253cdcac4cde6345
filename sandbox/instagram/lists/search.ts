/** The search box of a list (docs/facts/addresses.md#asking-for-one-person), over lists of any size. */
import type { World } from '../state/model.ts';
import type { Person } from '../state/people.ts';
import { keyOf, LARGEST_KEY, numberAt } from '../state/profiles.ts';
import { firstKey, keysFrom, offsetOfKey } from '../state/roster.ts';
import { hashText } from '../state/scramble.ts';
import type { ListQuestion } from './question.ts';

/** Where people of the same beginning are put before the first who is there: on so many pages. */
export const BURIED_PAGES = 8;
const BURIED_KEY = -2 * LARGEST_KEY;

export type Found = { people: Person[]; next: number | null };

/** A page of those whose user name, or a word of whose full name, begins so; in the order of the list. */
export function searchList(world: World, question: ListQuestion, key: number, how: SearchFault): Found {
  if (how === 'finds_nobody') return { people: [], next: null };
  if (how === 'buried' && (question.cursor === null || key < -LARGEST_KEY)) return alike(question, key);
  const { people } = world;
  const { profile, list, count } = question;
  const keys = how === 'shown_only' ? shownOnly(world, question, key) : matchingKeys(world, question, key, count + 1);
  const shown = keys.slice(0, count);
  return {
    people: shown.map((at) => people.person(numberAt(people, profile, list, at))),
    next: keys[count] ?? null,
  };
}

export type SearchFault = 'finds_nobody' | 'buried' | 'shown_only' | null;

function matchingKeys({ people }: World, question: ListQuestion, from: number, most: number): number[] {
  const { profile, list, search } = question;
  const { followers, following } = profile.lists;
  const like = people.like(search ?? '');
  const reach = Math.max(followers.base + followers.added.length, following.base + following.added.length);
  const named = like.among(profile.block, 2 * reach + 2);
  if (named === null) return walkKeys(question, from, most, (key) => like.has(numberAt(people, profile, list, key)));
  const candidates = new Set([...named, ...profile.lists[list].added.filter(like.has)]);
  const keys = [...candidates].flatMap((n) => keyOf(people, profile, list, n) ?? []);
  return keys.filter((key) => key >= from).sort((a, b) => a - b);
}

/** Key by key, until enough are found. */
function walkKeys({ profile, list }: ListQuestion, from: number, most: number, has: (key: number) => boolean) {
  const roster = profile.lists[list];
  const gone = new Set(roster.gone);
  const keys: number[] = [];
  for (let key = Math.max(from, firstKey(roster)); key < roster.base && keys.length < most; key += 1)
    if (!gone.has(key) && has(key)) keys.push(key);
  return keys;
}

/** A search that knows only those whom a limited list shows. */
function shownOnly(world: World, question: ListQuestion, from: number): number[] {
  const { profile, list, limit } = question;
  const roster = profile.lists[list];
  const keys = matchingKeys(world, question, from, Number.POSITIVE_INFINITY);
  return limit === null ? keys : keys.filter((key) => offsetOfKey(roster, key) < limit);
}

/** People of whom no list knows, whose names begin as the one who is searched for. */
function alike({ profile, search, count, cursor, list }: ListQuestion, key: number): Found {
  const page = cursor === null ? 0 : key - BURIED_KEY;
  const people = Array.from({ length: count }, (_, index) => {
    const username = `${search}.${page * count + index}`;
    const n = 2 ** 42 + hashText(`${profile.id}/${list}/${username}`);
    return { n, id: BigInt(n), username, fullName: '', isPrivate: false, isVerified: false };
  });
  const next = page + 1 < BURIED_PAGES ? BURIED_KEY + page + 1 : keysFrom(profile.lists[list], -LARGEST_KEY, 1).keys[0];
  return { people, next: next ?? null };
}
