import { describe, expect, it } from 'vitest';
import { MOST_ASKED } from '../asking/model.ts';
import { PAGE_SIZES, sumOf } from './costs.ts';
import { Plan, type PlanWorld } from './model.ts';
import { planCheck } from './plan-check.ts';

const world: PlanWorld = {
  ...{ followers: 2_000_000, following: 300, isOurs: false, pageSizes: PAGE_SIZES, intervalMs: 5_000, accounts: 1 },
  ...{ namesLeft: null, namesLimits: null, earlier: null, search: 'unknown', wantsProof: false, secondLookLimit: 200 },
};
const earlier = {
  ...{ checkId: '0198c0de-0000-7000-8000-000000000001', finishedAt: new Date('2026-11-01T00:00:00Z') },
  ...{ followers: 2_000_000, following: 297, mutual: 267, notMutual: 30 },
};

describe('the plan of a check', () => {
  it('asks for each of a few followed people instead of reading many followers', () => {
    const plan = planCheck(world);

    expect(plan).toMatchObject({ strategy: 'ask_each', because: 'asking_is_cheaper' });
    // profile, one page for canaries, the followed twice for their names, a look-up each, two canaries and one every fifty
    expect(sumOf(plan.requests)).toBe(1 + 1 + 12 + 300 + 8);
    expect(plan.aboutMs).toBe(321 * 5_000);
    expect(Plan.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });

  it('reads both lists where that takes fewer requests, and counts the likely suspects', () => {
    expect(planCheck({ ...world, followers: 1_000, following: 300 })).toMatchObject({
      ...{ strategy: 'read_both', because: 'reading_is_cheaper', secondLookLimit: 200 },
      requests: { profile: 1, followers: 40, following: 12, lookUps: 75, canaries: 4 },
    });
    // more suspects than are asked for
    expect(planCheck({ ...world, followers: 1_000, following: 1_000 }).requests.lookUps).toBe(0);
    expect(planCheck({ ...world, followers: 1_000, following: 300, secondLookLimit: 0 }).requests.lookUps).toBe(0);
  });

  it('asks for nobody, one of our own accounts included, where more are followed than are ever asked for', () => {
    const many = { ...world, following: MOST_ASKED + 1, earlier: { ...earlier, following: MOST_ASKED } };
    for (const isOurs of [false, true])
      expect(planCheck({ ...many, isOurs })).toMatchObject({
        ...{ strategy: 'read_both', because: 'reading_is_cheaper', secondLookLimit: 0 },
        requests: { lookUps: 0, canaries: 0 },
      });
    expect(planCheck({ ...many, following: MOST_ASKED })).not.toMatchObject({ strategy: 'read_both' });
  });

  it('asks about one of our own accounts for many people at once, with no canary', () => {
    expect(planCheck({ ...world, isOurs: true })).toMatchObject({
      ...{ strategy: 'ask_each', because: 'own_account' },
      requests: { profile: 1, followers: 0, following: 6, lookUps: 12, canaries: 0 },
    });
  });

  it('asks nobody while the search is dead, except about our own account', () => {
    const plan = planCheck({ ...world, search: 'dead' });

    expect(plan).toMatchObject({ strategy: 'read_both', because: 'search_is_dead', secondLookLimit: 0 });
    expect(planCheck({ ...world, search: 'dead', isOurs: true }).strategy).toBe('ask_each');
  });

  it('prefers what fits the names that accounts may still be shown', () => {
    const near = { ...world, followers: 6_000, following: 300 };

    expect(planCheck(near).strategy).toBe('ask_each');
    expect(planCheck({ ...near, namesLeft: { entries: 50_000, lookUps: 100 } })).toMatchObject({
      ...{ strategy: 'read_both', because: 'names_budget' },
    });
    // nothing fits: the cheapest
    expect(planCheck({ ...near, namesLeft: { entries: 10, lookUps: 10 } }).strategy).toBe('ask_each');
  });

  it('asks after an earlier whole check only for those who may have changed', () => {
    const plan = planCheck({ ...world, earlier });

    expect(plan).toMatchObject({ strategy: 'recheck', because: 'little_changed', since: earlier.checkId, sample: 24 });
    // three newcomers by the totals, three by guess, thirty former suspects, the sample
    expect(plan.requests.lookUps).toBe(3 + 3 + 30 + 24);
    expect(sumOf(plan.requests) / sumOf(planCheck(world).requests)).toBeLessThanOrEqual(0.25);
  });

  it('proves everything again when the customer wants it, or when that is about as cheap', () => {
    expect(planCheck({ ...world, earlier, wantsProof: true }).strategy).toBe('ask_each');
    expect(planCheck({ ...world, followers: 500, earlier }).strategy).toBe('read_both');
    expect(planCheck({ ...world, earlier: { ...earlier, mutual: 60, notMutual: 237 } }).strategy).toBe('ask_each');
  });

  it('reads what there is when Instagram does not say how many there are', () => {
    expect(planCheck({ ...world, followers: null })).toMatchObject({
      ...{ strategy: 'read_both', because: 'totals_unknown', aboutMs: null },
    });
  });
});
