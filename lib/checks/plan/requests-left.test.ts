import { describe, expect, it } from 'vitest';
import { PAGE_SIZES } from './costs.ts';
import type { PlanWorld } from './model.ts';
import { planCheck } from './plan-check.ts';
import { requestsLeft } from './requests-left.ts';

const WORLD: PlanWorld = {
  ...{ followers: 2_000_000, following: 300, isOurs: false, pageSizes: PAGE_SIZES, intervalMs: 5_000, accounts: 1 },
  ...{ namesLeft: null, namesLimits: null, earlier: null, search: 'unknown', wantsProof: false, secondLookLimit: 200 },
};
const plan = planCheck(WORLD);
const check = {
  ...{ plan, pages: 0, lookUps: 0, followersOutcome: null, followingOutcome: null },
  ...{ declaredFollowers: 2_000_000, declaredFollowing: 300, followersRead: 0, followingRead: 0 },
};
const listed = { ...check, pages: 7, followersRead: 25, followingRead: 300, followingOutcome: 'ended' } as const;

describe('what an open check still has to ask', () => {
  it('is its look-ups, not the followers that it never reads', () => {
    expect(requestsLeft(check)).toBe(12 + 300 + 8 + 6);
    expect(requestsLeft(listed)).toBe(300 + 8 + 6);
    expect(requestsLeft({ ...listed, lookUps: 150 })).toBe(157);
    expect(requestsLeft({ ...listed, lookUps: 300 })).toBe(0);
  });

  it('of one of our accounts falls by the people who are told of at once', () => {
    const own = planCheck({ ...WORLD, isOurs: true });
    expect(own.requests.lookUps).toBe(12);
    expect(requestsLeft({ ...listed, plan: own })).toBe(12);
    expect(requestsLeft({ ...listed, plan: own, lookUps: 25 })).toBe(11);
    expect(requestsLeft({ ...listed, plan: own, lookUps: 300 })).toBe(0);
  });

  it('is its pages where both lists are read or nothing is planned yet', () => {
    expect(requestsLeft({ ...check, plan: null, declaredFollowers: 1_000 })).toBe(40 + 12);
    expect(requestsLeft({ ...listed, plan: { ...plan, strategy: 'read_both' }, lookUps: 300 })).toBeGreaterThan(40_000);
    expect(requestsLeft({ ...listed, plan: null, followersOutcome: 'ended' })).toBe(0);
  });

  it('is not known without totals', () => {
    expect(requestsLeft({ ...check, declaredFollowers: null })).toBeNull();
  });
});
