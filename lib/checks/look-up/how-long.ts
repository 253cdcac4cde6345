/** Users a page (docs/facts/addresses.md#rest-lists). */
export const FOLLOWERS_A_PAGE = 25;
export const FOLLOWING_A_PAGE = 50;

/** A request is never quicker than this, whatever the pace. */
const ANSWER_MS = 300;

/**
 * Milliseconds until a check ends when all goes well; null when Instagram gives no totals.
 * @param input.ahead remaining pages of each open check; null when unknown.
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
  // one account at a time reads a list
  const pages = Math.max(shared / Math.max(1, input.accounts), ...lists, 1);
  return pages * Math.max(intervalMs, ANSWER_MS);
}
