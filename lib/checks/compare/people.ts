/** Everybody of a list as columns of numbers: a million people take 12 MB. Pure. */

/** Where a page stands in its list, and when it was read, in microseconds. */
export type Place = { walk: number; sequence: number; readAt: number };

export type People = {
  count: number;
  /** Numeric ids in pairs: they have 64 bits. The lower half first, as processors keep them. */
  ids: Uint32Array;
  /** Which of `places` has the page that shows them. */
  page: Uint32Array;
  places: Place[];
};

/** Nobody yet. @param room for how many. */
export function noPeople(room: number, places: Place[] = []): People {
  return { count: 0, ids: new Uint32Array(2 * room), page: new Uint32Array(room), places };
}

/** Makes room for so many more. */
export function makeRoom(people: People, more: number): void {
  const room = people.page.length;
  if (people.count + more <= room) return;
  const { ids, page } = noPeople(Math.max(people.count + more, 2 * room));
  ids.set(people.ids);
  page.set(people.page);
  Object.assign(people, { ids, page });
}

/** Adds somebody behind the others. */
export function addPerson(people: People, low: number, high: number, page: number): void {
  makeRoom(people, 1);
  people.ids[2 * people.count] = low;
  people.ids[2 * people.count + 1] = high;
  people.page[people.count] = page;
  people.count += 1;
}
