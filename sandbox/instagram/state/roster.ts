/**
 * A profile's list. Keys: 0, 1, 2, … from the start, -1, -2, … for additions in front; they never change, so a cursor
 * survives changes.
 */
export type Roster = {
  readonly base: number;
  readonly added: number[];
  readonly gone: number[];
};

export function createRoster(base: number): Roster {
  return { base, added: [], gone: [] };
}

export function rosterLength(roster: Roster): number {
  return roster.base + roster.added.length - roster.gone.length;
}

/** Where a list begins without a cursor. */
export function firstKey(roster: Roster): number {
  return keyAtOffset(roster, 0);
}

/** At or behind the end: `base` or more. */
export function keyAtOffset(roster: Roster, offset: number): number {
  let key = offset - roster.added.length;
  for (const gone of roster.gone) {
    if (gone > key) break;
    key += 1;
  }
  return key;
}

/** A key's place in the list as it is now. */
export function offsetOfKey(roster: Roster, key: number): number {
  const goneBefore = roster.gone.findIndex((gone) => gone >= key);
  return key + roster.added.length - (goneBefore === -1 ? roster.gone.length : goneBefore);
}

/** At most `count` keys, and the next (null at the end). */
export function keysFrom(roster: Roster, key: number, count: number): { keys: number[]; next: number | null } {
  const keys: number[] = [];
  const gone = new Set(roster.gone);
  let at = Math.max(key, -roster.added.length);
  for (; at < roster.base && keys.length < count; at += 1) if (!gone.has(at)) keys.push(at);
  while (at < roster.base && gone.has(at)) at += 1;
  return { keys, next: at < roster.base ? at : null };
}

/** Removes a key from a list, once. */
export function removeKey(roster: Roster, key: number): void {
  if (roster.gone.includes(key)) return;
  roster.gone.push(key);
  roster.gone.sort((a, b) => a - b);
}
