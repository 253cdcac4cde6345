/** What the parts of a plan cost. Pure; a run keeps to the same numbers. */
import type { PlannedRequests } from './model.ts';

/** Users a page (docs/facts/addresses.md#rest-lists). */
export const FOLLOWERS_A_PAGE = 25;
export const FOLLOWING_A_PAGE = 50;
export const PAGE_SIZES = { followers: FOLLOWERS_A_PAGE, following: FOLLOWING_A_PAGE } as const;

/** Canaries at the start, and again with each new session or account: a known follower and an impossible name. */
export const CANARIES_AT_START = 2;
/** After so many look-ups a canary is due: the known follower once more. The last look-up is followed by one too. */
export const LOOK_UPS_A_CANARY = 50;

/** Where nobody reads the followers: their first page, for somebody who is known to follow. */
export const CANARY_PAGES = 1;

/** People of one of our own accounts about whom one request tells (docs/facts/addresses.md#asking-for-one-person). */
export const PEOPLE_A_REQUEST = 25;

/** People whom a look-up shows besides, of the same beginning. */
export const ENTRIES_A_LOOK_UP = 3;

/** A request is never quicker than this, whatever the pace. */
export const ANSWER_MS = 300;

export const NOTHING: PlannedRequests = { profile: 0, followers: 0, following: 0, lookUps: 0, canaries: 0 };

/** A list without anybody takes one request too. */
export function pagesOf(people: number, pageSize: number): number {
  return Math.max(1, Math.ceil(people / pageSize));
}

export function canariesFor(lookUps: number): number {
  return lookUps === 0 ? 0 : CANARIES_AT_START + Math.ceil(lookUps / LOOK_UPS_A_CANARY);
}

export function sumOf(requests: PlannedRequests): number {
  return Object.values(requests).reduce((sum, count) => sum + count, 0);
}

export function added(one: PlannedRequests, other: PlannedRequests): PlannedRequests {
  return {
    profile: one.profile + other.profile,
    followers: one.followers + other.followers,
    following: one.following + other.following,
    lookUps: one.lookUps + other.lookUps,
    canaries: one.canaries + other.canaries,
  };
}
