import type { LookUpFinding } from '#/lib/platform/enums.ts';
import type { ListedUser, Wanted } from '../model.ts';
import { ignoresName, isLike } from './look-up-name.ts';
import type { FoundPage } from './look-up-page.ts';

/** The most pages of one search that are read; follow-checker reads 3. */
export const MOST_PAGES = 5;

/**
 * What the pages of a search say so far. A person who is shown follows, whatever else is wrong; `not_found` needs
 * every page to the end, each readable, of a search that did filter.
 */
export function findingOf(pages: readonly FoundPage[], wanted: Wanted): LookUpFinding | 'ask_on' {
  const last = pages.at(-1);
  if (!last) return 'ask_on';
  if (last.users.some((user) => isWanted(user, wanted))) return 'follows';
  if (ignoresName(last.users, wanted.username)) return 'unfiltered';
  if (last.next !== null) return leadsOn(pages) ? 'ask_on' : 'too_many_alike';
  return atTheEnd(pages, wanted);
}

function isWanted(user: ListedUser, { id, username }: Wanted): boolean {
  return id === null ? user.username.toLowerCase() === username.toLowerCase() : user.id === id;
}

/** There is room for one more page, and its cursor is new. */
function leadsOn(pages: readonly FoundPage[]): boolean {
  const next = pages.at(-1)?.next;
  return pages.length < MOST_PAGES && pages.filter((page) => page.next === next).length === 1;
}

function atTheEnd(pages: readonly FoundPage[], { username }: Wanted): LookUpFinding {
  if (pages.some(({ odd }) => odd)) return 'unshaped';
  if (pages.some(({ limited }) => limited) || pages.at(-1)?.more) return 'too_many_alike';
  const shown = pages.flatMap(({ users }) => users);
  return shown.length > 0 && !shown.some((user) => isLike(user, username)) ? 'unfiltered' : 'not_found';
}
