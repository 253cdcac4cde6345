/**
 * Watches one walk of a list for the ways in which Instagram leads a reader in circles: a cursor that means
 * nothing to a new session (the first page again), a cursor given before, pages without anybody new
 * (docs/facts/addresses.md#rest-lists). Pure; its memory is bounded by the length of a slice.
 */
import type { ListPage } from '#/lib/instagram/model.ts';

/**
 * `not_continued`: this page is the first one again, because the cursor meant nothing to another session.
 * `looped`: the walk goes round in a circle; another one may not. `stuck`: the list does not end.
 */
export type Continuation = 'new' | 'not_continued' | 'looped' | 'stuck';
export type WalkWatch = {
  see(page: ListPage, by: { session: string }): Continuation;
  /** Different people that came while it was watched. */
  people(): number;
};

/** Pages in a row that bring nobody new. */
const STALE_PAGES_LIMIT = 3;
/** Of the first page's users, this share coming again means that the walk started over. */
const REPEAT_SHARE = 0.5;

export function createWalkWatch(start: {
  cursor: string | null;
  firstPage: readonly bigint[];
  /** The users of the page before, if there is one. */
  lastPage?: readonly bigint[];
  cursors: readonly string[];
  /** The session that read the page before, or null at the beginning. */
  session: string | null;
  declared: number | null;
}): WalkWatch {
  const cursors = new Set(start.cursors);
  const seen = new Set<bigint>([...start.firstPage, ...(start.lastPage ?? [])]);
  const known = seen.size;
  let firstPage = start.firstPage;
  let session = start.session;
  let stale = 0;
  let entries = 0;

  return {
    see(page, by) {
      const ids = page.users.map((user) => user.id);
      const changedHands = session !== null && session !== by.session;
      if (changedHands && firstPage.length > 0 && repeats(ids, firstPage)) return 'not_continued';
      session = by.session;
      if (firstPage.length === 0) firstPage = ids;

      stale = ids.some((id) => !seen.has(id)) ? 0 : stale + 1;
      for (const id of ids) seen.add(id);
      entries += ids.length;

      if (page.next === null) return 'new';
      const loop = cursors.has(page.next);
      cursors.add(page.next);
      if (tooLong(entries, start.declared)) return 'stuck';
      return loop || stale >= STALE_PAGES_LIMIT ? 'looped' : 'new';
    },
    people: () => seen.size - known,
  };
}

function repeats(ids: readonly bigint[], firstPage: readonly bigint[]): boolean {
  const first = new Set(firstPage);
  return ids.filter((id) => first.has(id)).length >= Math.max(1, ids.length * REPEAT_SHARE);
}

/** Twice the declared length and more: the list does not end. */
function tooLong(entries: number, declared: number | null): boolean {
  return declared !== null && entries > declared * 2 + 1_000;
}
