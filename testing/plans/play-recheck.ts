import { canariesFor, NOTHING, pagesOf, sumOf } from '#/lib/checks/plan/costs.ts';
import { planCheck } from '#/lib/checks/plan/plan-check.ts';
import { replan } from '#/lib/checks/plan/replan.ts';
import type { Dice } from '#/measure/soak/random.ts';
import { worldOf } from './plan-case.ts';

/**
 * Requests of a recheck over those of the first check, after a share of the followed people are new, and as many of
 * those who followed back left. The sample is drawn with the dice; it grows with those of it who left.
 */
export function recheckOverFirst(
  it: { followers: number; following: number; notMutual: number; changed: number },
  dice: Dice,
): number {
  const { followers, following, notMutual } = it;
  const profile = { ...it, mutual: following - notMutual, shows: 1, searchDiesAfter: null, deaths: 0 };
  const first = sumOf(planCheck(worldOf(profile)).requests);
  const news = Math.ceil(following * it.changed);
  const mutual = following - notMutual;
  const earlier = { checkId: 'first', finishedAt: new Date(0), followers, following, mutual, notMutual };
  const world = worldOf({ ...profile, following: following + news }, { earlier });

  let plan = planCheck(world);
  let requests = plan.requests;
  const left = { of: mutual, lost: Math.ceil(mutual * it.changed) };
  let lost = 0;
  for (let drawn = 0; plan.strategy === 'recheck' && drawn < plan.sample; ) {
    lost += draw(left, plan.sample - drawn, dice);
    drawn = plan.sample;
    const asked = drawn + notMutual + news;
    const spent = { ...NOTHING, profile: 1, followers: 1, lookUps: asked, canaries: canariesFor(asked) };
    spent.following = 2 * pagesOf(following + news, 50);
    const read = { state: 'whole', read: following + news } as const;
    const progress = { spent, followers: { state: 'open', read: 25 }, following: read } as const;
    plan = replan(plan, { ...progress, unanswered: mutual - drawn, lost }, world);
    requests = plan.strategy === 'recheck' ? spent : plan.requests;
  }
  return sumOf(requests) / first;
}

/** How many of so many drawn are lost ones. */
function draw(left: { of: number; lost: number }, count: number, dice: Dice): number {
  let found = 0;
  for (let drawn = 0; drawn < count; drawn += 1) {
    const isLost = dice.happens(left.lost / left.of);
    left.of -= 1;
    if (!isLost) continue;
    left.lost -= 1;
    found += 1;
  }
  return found;
}
