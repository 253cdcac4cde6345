/**
 * One list of a profile. Entries have *keys* in the order of the list: 0, 1, 2, … for those who were
 * there from the start, -1, -2, … for those added later, who stand in front as on the site. A key
 * never changes, so a cursor that names a key survives changes; an offset (following) shifts with them.
 */
export type Roster = {
  readonly base: number;
  /** Person numbers added later; index i has key -(i + 1). */
  readonly added: number[];
  /** Keys that left, ascending. */
  readonly gone: number[];
};

/** A list with its first `base` entries. */
export function createRoster(base: number): Roster {
  return { base, added: [], gone: [] };
}

/** How many entries the list has now. */
export function rosterLength(roster: Roster): number {
  return roster.base + roster.added.length - roster.gone.length;
}

/** The key of the first entry that a reader without a cursor sees. */
export function firstKey(roster: Roster): number {
  return keyAtOffset(roster, 0);
}

/** The key that stands at this offset now. At or behind the end it is `base` or more. */
export function keyAtOffset(roster: Roster, offset: number): number {
  let key = offset - roster.added.length;
  for (const gone of roster.gone) {
    if (gone > key) break;
    key += 1;
  }
  return key;
}

/** The offset at which this key stands now. */
export function offsetOfKey(roster: Roster, key: number): number {
  const goneBefore = roster.gone.findIndex((gone) => gone >= key);
  return key + roster.added.length - (goneBefore === -1 ? roster.gone.length : goneBefore);
}

/** At most `count` keys from `key` on, and the key to go on with (null at the end). */
export function keysFrom(roster: Roster, key: number, count: number): { keys: number[]; next: number | null } {
  const keys: number[] = [];
  const gone = new Set(roster.gone);
  let at = Math.max(key, -roster.added.length);
  for (; at < roster.base && keys.length < count; at += 1) if (!gone.has(at)) keys.push(at);
  while (at < roster.base && gone.has(at)) at += 1;
  return { keys, next: at < roster.base ? at : null };
}

/** Takes an entry out of the list. */
export function removeKey(roster: Roster, key: number): void {
  if (roster.gone.includes(key)) return;
  roster.gone.push(key);
  roster.gone.sort((a, b) => a - b);
}
