/**
 * Asking whether one person is among the followers of a profile, instead of reading all of them. Pure. The journal is
 * the truth: what was asked, what was found, by which session.
 *
 * An answer is worth what the search is worth, and the search is tried with canaries: a name that nobody has must not be
 * found, a follower who is known must be. Both come first in every session; the known follower again after
 * LOOK_UPS_A_CANARY answers and at the end. A failed one takes back everything since the last one that was passed.
 *
 * Canaries that a list shows prove a search only as far as the list goes (reach.ts).
 */
import type { CheckLookUp } from '#/lib/platform/db.ts';

export type LookUp = Pick<
  CheckLookUp,
  'sequence' | 'canary' | 'instagramId' | 'username' | 'finding' | 'accountId' | 'generation' | 'askedAt'
>;

/** Whom to ask for, by the newest name that a list showed; a name that nobody has lacks an id. */
export type Question = Pick<LookUp, 'canary' | 'instagramId' | 'username'>;

/** Somebody whom the profile follows. */
export type Followed = {
  id: bigint;
  /** On the page of *following* that was read last, and when that was. */
  username: string;
  seenAt: Date;
  /** On some page of followers. */
  listed: boolean;
};

/**
 * A proven answer. `exact`: by numeric id, of one of our own accounts; no name was searched for. `stretch`: which one it
 * was given in; a stretch of asking ends with its session, and when a canary fails.
 */
export type Proven = { follows: boolean; username: string; askedAt: Date; exact: boolean; stretch: number };

/** Who answers by numeric id: our account that is checked itself; null when the profile is none of ours. */
export type OwnAccount = string | null;

/** Then the search of this check counts as dead: whoever has no answer stays unknown. */
export const FAILED_CANARIES_LIMIT = 4;

/** So often is one asked for by one name without a clear answer. */
export const UNCLEAR_LIMIT = 2;

/** So often is one asked for by one name at all, whatever took the answers back. */
export const ASKED_LIMIT = 6;

/** So often does another reading of *following* begin to learn current names. */
export const NAME_WALKS_LIMIT = 4;

/** Longer lists of followed people are not asked for: Instagram allows 7,500. */
export const MOST_ASKED = 10_000;
