import type { SuspectPart } from './part-of.ts';
import { addPerson, noPeople, type People } from './people.ts';

/** Where people belong: all of them, or each. */
export type Judgement = SuspectPart | ((id: bigint) => SuspectPart);

/** Sorted people, all of them in one part or divided by id; each part stays sorted. */
export function sortSuspects(people: People, partOf: Judgement): Record<SuspectPart, People> {
  const { ids, page, count, places } = people;
  const nobody = () => noPeople(0, places);
  const parts = { mutual: nobody(), not_following_back: nobody(), unknown: nobody() };
  if (typeof partOf === 'string') return { ...parts, [partOf]: people };
  for (let n = 0; n < count; n += 1) {
    const low = ids[2 * n] ?? 0;
    const high = ids[2 * n + 1] ?? 0;
    addPerson(parts[partOf((BigInt(high) << 32n) | BigInt(low))], low, high, page[n] ?? 0);
  }
  return parts;
}

/** Two sorted groups of one list, nobody in both, as one. */
export function mergePeople(one: People, other: People): People {
  if (other.count === 0) return one;
  const merged = noPeople(one.count + other.count, one.places);
  let a = 0;
  let b = 0;
  while (a < one.count || b < other.count) {
    const first = b >= other.count || (a < one.count && isBefore(one, a, other, b));
    const from = first ? one : other;
    const n = first ? a++ : b++;
    addPerson(merged, from.ids[2 * n] ?? 0, from.ids[2 * n + 1] ?? 0, from.page[n] ?? 0);
  }
  return merged;
}

function isBefore(one: People, a: number, other: People, b: number): boolean {
  const high = one.ids[2 * a + 1] ?? 0;
  const otherHigh = other.ids[2 * b + 1] ?? 0;
  return high < otherHigh || (high === otherHigh && (one.ids[2 * a] ?? 0) < (other.ids[2 * b] ?? 0));
}
