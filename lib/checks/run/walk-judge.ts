/** What a page means for its list's walk. Pure. Ends are doubted while the total disagrees. */
import type { ListPage } from '#/lib/instagram/model.ts';
import type { Continuation } from './walk-watch.ts';

/** `foreign_cursor`: given to another session. */
export type WalkEnd = 'last_page' | 'empty_pages' | 'circle' | 'endless' | 'cursor' | 'foreign_cursor';

/** Per dialect, from the beginning. */
const WALKS_LIMIT = 3;
/** Two pages: walking again costs less than a list wrongly short. */
const FEW_PEOPLE = 50;
const SHORT_WALKS_LIMIT = 5;
/** Where each new session voids older cursors. */
const FOREIGN_WALKS_LIMIT = 8;
/** And so often while each walk brings somebody new before its cursor is worthless. */
const FRUITFUL_WALKS_LIMIT = 40;

/** @param declared the list's total; null when unknown. */
export function walksLimit(because: WalkEnd, declared: number | null): number {
  if (because === 'foreign_cursor') return FOREIGN_WALKS_LIMIT;
  return declared !== null && declared <= FEW_PEOPLE ? SHORT_WALKS_LIMIT : WALKS_LIMIT;
}

export type PageJudged =
  /** The same cursor once more; this answer is not stored. */
  | { do: 'ask_again' }
  /** The cursor was void for this session: walk from the beginning. */
  | { do: 'walk_anew' }
  | { do: 'go_on' }
  | { do: 'end'; because: Exclude<WalkEnd, 'cursor' | 'foreign_cursor'> };

export type WalkSoFar = {
  cursor: string | null;
  declared: number | null;
  entries: number;
  askedBefore: boolean;
  emptyPages: number;
  changedHands: boolean;
  continues: Continuation;
};

/** Whether a page is stored, asked for again, or ends its walk. */
export function judgePage(page: ListPage, walk: WalkSoFar, shortfallPercent: number): PageJudged {
  const shown = page.users.length + page.setAside;
  if (walk.continues === 'not_continued') return { do: 'walk_anew' };
  if (page.next === null) {
    const missing = walk.declared === null ? null : walk.declared - walk.entries - shown;
    const doubtful =
      shown === 0 ||
      page.limited ||
      walk.changedHands ||
      (missing ?? 0) > allowedShortfall(walk.declared, shortfallPercent);
    const atAll = missing === null ? shown === 0 || page.limited : missing > 0;
    const mayAsk = walk.cursor !== null || page.limited;
    if (mayAsk && doubtful && atAll && !walk.askedBefore) return { do: 'ask_again' };
    return { do: 'end', because: 'last_page' };
  }
  if (shown === 0) {
    if (!walk.askedBefore && walk.emptyPages === 0) return { do: 'ask_again' }; // often a glitch (docs/facts/refusals.md#e22, #e23)
    return walk.emptyPages > 0 ? { do: 'end', because: 'empty_pages' } : { do: 'go_on' };
  }
  if (walk.continues === 'looped') return { do: 'end', because: 'circle' };
  if (walk.continues === 'stuck') return { do: 'end', because: 'endless' };
  return { do: 'go_on' };
}

export type EndSettled = 'ended' | 'limited' | 'stuck' | 'walk_anew';

/** What the end of a walk means for the list. */
export function settleEnd(end: {
  because: WalkEnd;
  declared: number | null;
  /** Different people of the list so far, and how many of them earlier walks had brought. */
  people: number;
  before: number;
  walks: number;
  /** Empty pages were passed, or the session changed right before the end: any shortage is doubted. */
  doubtful: boolean;
  limited: boolean;
  shortfallPercent: number;
}): EndSettled {
  const { because, declared, people, before, walks, doubtful, limited } = end;
  const missing = declared === null ? null : declared - people;
  const tolerable = missing !== null && missing <= allowedShortfall(declared, end.shortfallPercent);
  const plain = because === 'last_page' && !doubtful;
  if (because === 'endless') return 'stuck';
  // a plain end alone proves nobody; a void cursor says that somebody follows
  const leadsOn = because === 'cursor' || because === 'foreign_cursor';
  if (missing !== null && missing <= 0 && !leadsOn && (people > 0 || plain)) return 'ended';
  if (plain && tolerable) return 'ended';
  // nothing known is missing
  const isCheap = declared !== null && declared <= FEW_PEOPLE && people < declared;
  const isFruitful = because === 'foreign_cursor' && people > before && walks < FRUITFUL_WALKS_LIMIT;
  const mayWalk = isFruitful || walks < walksLimit(because, declared);
  // A walk in circles says nothing of the list.
  if (limited && because === 'last_page' && !(isCheap && mayWalk)) return 'limited';
  if (plain && declared === null) return 'ended';
  // walked often enough, or the same people twice
  const mostCame = missing !== null && missing <= people;
  const nothingNew = walks > 1 && people === before && mostCame && !isCheap && because !== 'foreign_cursor';
  if (mayWalk && !nothingNew) return 'walk_anew';
  if (limited) return 'limited';
  return because === 'last_page' || (because === 'empty_pages' && tolerable) ? 'ended' : 'stuck';
}

/** How many people a whole list may miss: totals include deactivated ones (docs/facts/addresses.md#rest-lists). */
export function allowedShortfall(declared: number | null, percent: number): number {
  return Math.ceil(((declared ?? 0) * percent) / 100);
}
