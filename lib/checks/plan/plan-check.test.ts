import { describe, expect, it } from 'vitest';
import { PAGE_SIZES, sumOf } from './costs.ts';
import type { PlanWorld } from './model.ts';
import { planCheck } from './plan-check.ts';

const world: PlanWorld = {
  ...{ followers: 2_000_000, following: 300, isOurs: false, pageSizes: PAGE_SIZES, intervalMs: 5_000, accounts: 1 },
  ...{ namesLeft: null, earlier: null, search: 'unknown', wantsProof: false, secondLookLimit: 200 },
};

describe('the plan of a check', () => {
  it('asks for each of a few followed people instead of reading many followers', () => {
    const plan = planCheck(world);

    expect(plan).toMatchObject({ strategy: 'ask_each', because: 'asking_is_cheaper' });
    // profile, one page for canaries, the followed twice for their names, a look-up each, two canaries and one every fifty
    expect(sumOf(plan.requests)).toBe(1 + 1 + 12 + 300 + 8);
    expect(plan.aboutMs).toBe(321 * 5_000);
  });

  it('reads both lists where that takes fewer requests', () => {
    const plan = planCheck({ ...world, followers: 1_000, following: 1_000 });

    expect(plan).toMatchObject({ strategy: 'read_both', because: 'reading_is_cheaper', secondLookLimit: 200 });
  });
});
