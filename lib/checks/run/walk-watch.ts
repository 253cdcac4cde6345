/** Watches a walk for circles (docs/facts/addresses.md#rest-lists). Pure; its memory is bounded by a slice. */
import type { ListPage } from '#/lib/instagram/model.ts';

/** `not_continued`: the first page again. `looped`: a circle; another walk may not. `stuck`: the list does not end. */
export type Continuation = 'new' | 'not_continued' | 'looped' | 'stuck';
export type WalkWatch = {
  see(page: ListPage, by: { session: string }): Continuation;
  people(): number;
};

/** Pages in a row that bring nobody new. */
const STALE_PAGES_LIMIT = 3;
/** This share of the first page again means that the walk restarted. */
const REPEAT_SHARE = 0.5;

/** Begins with what the journal holds of the walk. */
export function createWalkWatch(start: {
  cursor: string | null;
  firstPage: readonly bigint[];
  lastPage?: readonly bigint[];
  cursors: readonly string[];
  /** Null at the beginning. */
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

/** Twice the declared length and more. */
function tooLong(entries: number, declared: number | null): boolean {
  return declared !== null && entries > declared * 2 + 1_000;
}
