import { PAGE_SIZES } from '#/lib/checks/plan/costs.ts';
import type { PlanWorld } from '#/lib/checks/plan/model.ts';
import type { Dice } from '#/measure/soak/random.ts';

/** Less of a list is a short one. */
export const WHOLE_SHARE = 0.95;

/** A profile in numbers, and what goes wrong while it is checked. Nobody knows the second part beforehand. */
export type PlanCase = {
  followers: number;
  following: number;
  /** Of the followed, those who follow back. */
  mutual: number;
  /** The share of followers that the list shows, 0 to 1. */
  shows: number;
  /** After how many look-ups the search is dead for good; null: never. */
  searchDiesAfter: number | null;
  /** Sessions that end: the refused request, a probe, and new canaries. */
  deaths: number;
};

/** @param options.searchDies the search works at first and dies for good on the way. */
export function drawCase(dice: Dice, { searchDies = false } = {}): PlanCase {
  const followers = Math.round(logarithmic(dice, 50, 3_000_000));
  const following = Math.round(logarithmic(dice, 20, 7_500));
  const mutual = Math.min(followers, Math.round(following * dice.number(0.3, 0.95)));
  return {
    ...{ followers, following, mutual, shows: shownShare(dice) },
    searchDiesAfter: searchDies ? dice.whole(1, following) : dice.happens(0.125) ? 0 : null,
    deaths: dice.happens(0.3) ? dice.whole(1, 3) : 0,
  };
}

/** One list in five is short; one in five hides a few people. */
function shownShare(dice: Dice): number {
  if (dice.happens(0.2)) return dice.number(0, 0.9);
  return dice.happens(0.25) ? dice.number(0.97, 1) : 1;
}

function logarithmic(dice: Dice, least: number, most: number): number {
  return least * (most / least) ** dice.number(0, 1);
}

export function worldOf({ followers, following }: PlanCase, change: Partial<PlanWorld> = {}): PlanWorld {
  return {
    ...{ followers, following, isOurs: false, pageSizes: PAGE_SIZES, intervalMs: 5_000, accounts: 1 },
    ...{
      namesLeft: null,
      namesLimits: null,
      earlier: null,
      search: 'unknown',
      wantsProof: false,
      secondLookLimit: 200,
    },
    ...change,
  };
}
