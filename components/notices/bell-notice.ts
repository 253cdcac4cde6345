/** What the bell's panel is told: one line for each notice, newest first. */
import type { OperatorNotice } from '#/lib/outbox/model.ts';

export type BellLine = {
  id: string;
  kind: OperatorNotice['kind'];
  /** One sentence in the operator's language. */
  text: string;
  /** The page that it is about. */
  path: string;
  /** ISO 8601. */
  at: string;
  /** It tells of a trouble that is not over. */
  lasts: boolean;
};

/** When this browser last looked at the notices: the time of the newest one that it showed, in milliseconds. */
export const SEEN_COOKIE = 'bell';

/** How many notices the bell holds. */
export const MOST_NOTICES = 20;

/** The cookie's value as milliseconds; anything else counts as never. */
export function seenUntil(cookie: string | undefined): number {
  const ms = Number(cookie);
  return Number.isFinite(ms) && ms > 0 ? ms : 0;
}
