import { describe, expect, it } from 'vitest';
import { PAGE_SIZES } from './costs.ts';
import type { PlanProgress, PlanWorld } from './model.ts';
import { planCheck } from './plan-check.ts';
import { mayReadInstead, READ_INSTEAD_PAGES, replan } from './replan.ts';

const world: PlanWorld = {
  ...{ followers: 21_631, following: 912, isOurs: false, pageSizes: PAGE_SIZES, intervalMs: 5_000, accounts: 1 },
  ...{ namesLeft: null, namesLimits: null, earlier: null, search: 'unknown', wantsProof: false, secondLookLimit: 200 },
};
const readWhole = { profile: 1, followers: 2, following: 19, lookUps: 0, canaries: 0 };
const progress: PlanProgress = {
  spent: readWhole,
  followers: { state: 'short', read: 50 },
  following: { state: 'whole', read: 912 },
  unanswered: 890,
  lost: 0,
};
const earlier = {
  ...{ checkId: '0198c0de-0000-7000-8000-000000000001', finishedAt: new Date('2026-11-01T00:00:00Z') },
  ...{ followers: 2_000_000, following: 300, mutual: 270, notMutual: 30 },
};

describe('planning anew', () => {
  it('asks for every suspect of a short list, whatever the setting', () => {
    expect(replan(planCheck(world), progress, world)).toMatchObject({
      ...{ strategy: 'read_both', because: 'list_is_short', secondLookLimit: 890 },
      requests: { profile: 1, followers: 2, following: 19 + 19, lookUps: 890, canaries: 20 },
      aboutMs: (19 + 890 + 20) * 5_000,
    });
  });

  it('reads the followers when the search dies, and keeps what was asked', () => {
    const asked = { profile: 1, followers: 1, following: 19, lookUps: 400, canaries: 10 };
    const open = { spent: asked, followers: { state: 'open', read: 25 }, unanswered: 512 } as const;

    expect(replan(planCheck(world), { ...progress, ...open }, { ...world, search: 'dead' })).toMatchObject({
      ...{ strategy: 'read_both', because: 'search_is_dead', secondLookLimit: 0 },
      requests: { ...asked, followers: 1 + Math.ceil((21_631 - 25) / 25) },
    });
  });

  it('reads instead of asking while the pages are not too many, and accounts may be shown them', () => {
    const open = { ...progress, followers: { state: 'open', read: 25 } } as const;
    const mayRead = (change: Partial<PlanWorld>) => {
      const dead: PlanWorld = { ...world, search: 'dead', ...change };
      return mayReadInstead(replan(planCheck(world), open, dead), open, dead);
    };
    const most = READ_INSTEAD_PAGES * PAGE_SIZES.followers + 25;

    expect([{}, { followers: most }, { namesLeft: { entries: 21_650, lookUps: 0 } }].map(mayRead)).toEqual([
      true,
      true,
      true,
    ]);
    const tooMuch = [{ followers: most + 1 }, { namesLeft: { entries: 21_000, lookUps: 0 } }, { isOurs: true }];
    expect(tooMuch.map(mayRead)).toEqual([false, false, false]);
  });

  it('ends with unknown people when both the list and the search fail', () => {
    const plan = replan(planCheck(world), progress, { ...world, search: 'dead' });

    expect(plan).toMatchObject({ because: 'search_is_dead', secondLookLimit: 0, requests: readWhole, aboutMs: 5_000 });
  });

  it('asks for the rest when a total turns out to be far greater', () => {
    const spent = { ...readWhole, followers: 30 };
    const open = { spent, followers: { state: 'open', read: 750 }, unanswered: 880 } as const;
    const grown = { ...world, followers: 2_000_000 };

    expect(replan(planCheck(world), { ...progress, ...open }, grown)).toMatchObject({
      ...{ strategy: 'ask_each', because: 'asking_is_cheaper' },
      requests: { followers: 30, lookUps: 880 },
    });
  });

  it('asks for more of a sample when somebody of it left, until that is no cheaper than asking all', () => {
    const large = { ...world, followers: 2_000_000, following: 300, earlier };
    const first = planCheck(large);
    const spent = { profile: 1, followers: 1, following: 6, lookUps: 57, canaries: 4 };
    const open = { spent, followers: { state: 'open', read: 25 }, following: { state: 'whole', read: 300 } } as const;
    const lost = { ...progress, ...open, unanswered: 243, lost: 1 };

    const second = replan(first, lost, large);
    expect(first.sample).toBe(24);
    expect(second).toMatchObject({ strategy: 'recheck', because: 'mutuals_left', sample: 38 });
    expect(second.requests.lookUps).toBe(57 + 14);
    expect(replan(second, lost, large)).toEqual(second); // the sample allows for one
    expect(replan(first, { ...lost, lost: 0 }, large)).toEqual(first);
    expect(replan(second, { ...lost, unanswered: 229, lost: 20 }, large)).toMatchObject({
      ...{ strategy: 'ask_each', because: 'mutuals_left', since: null, sample: 0 },
    });
  });
});
