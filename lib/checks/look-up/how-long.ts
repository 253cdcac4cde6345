/** About how long a check would take. Pure. */

/**
 * Users a page (docs/facts/addresses.md#rest-lists): followers come in pages of about 25 whatever is asked for,
 * following in pages of 50.
 */
export const FOLLOWERS_A_PAGE = 25;
export const FOLLOWING_A_PAGE = 50;

/** A request is never quicker than this, whatever the pace. */
const ANSWER_MS = 300;

/**
 * Milliseconds from now to the end, when all goes well: the accounts share their pages out among the checks in turn, so each
 * page of this one waits for one of each other check that is not done yet.
 *
 * @param input.ahead pages that the checks that are open now still read, one number a check; null where it is not known.
 * @param input.accounts how many accounts can read.
 * @returns null when Instagram does not say how many there are.
 */
export function howLongMs(input: {
  followers: number | null;
  following: number | null;
  intervalMs: number;
  accounts: number;
  ahead: readonly (number | null)[];
}): number | null {
  const { followers, following, intervalMs, ahead } = input;
  if (followers === null || following === null) return null;
  const lists = [Math.ceil(followers / FOLLOWERS_A_PAGE), Math.ceil(following / FOLLOWING_A_PAGE)];
  const own = lists.reduce((sum, pages) => sum + Math.max(1, pages), 0);
  const shared = ahead.reduce<number>((sum, pages) => sum + Math.min(pages ?? own, own), own);
  // one list is read by one account at a time, however many there are
  const pages = Math.max(shared / Math.max(1, input.accounts), ...lists, 1);
  return pages * Math.max(intervalMs, ANSWER_MS);
}
