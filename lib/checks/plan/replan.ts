import type { Plan, PlanProgress, PlanReason, PlanWorld } from './model.ts';
import { cheapest, planOf, reasonFor, savesEnough, waysOf } from './plan-check.ts';
import { sampleMore, type Way } from './ways.ts';

/**
 * What is best from where a check stands: after a list ended short, when the search is dead, when more of a sample
 * left than it allows for, or when limits were renewed. What was read and proven stays, and counts as spent.
 * @param world as it is now: totals and what is left of the budget may have changed.
 */
export function replan(plan: Plan, progress: PlanProgress, world: PlanWorld): Plan {
  const { followers, following } = progress;
  const rechecks = plan.strategy === 'recheck' && world.search !== 'dead';
  const more = rechecks ? sampleMore(world, progress, plan) : null;
  if (rechecks && more === null) return plan;
  const ways = waysOf(world, progress);
  // nothing is left to read: only whom to ask is open
  const done = followers.state !== 'open' && following.state !== 'open';
  const whole = done ? ways[0] : cheapest(ways, world);
  const chosen = more !== null && savesEnough(more, whole) ? more : whole;
  return planOf(chosen, why(plan, progress, world, { chosen, ways }), world, progress);
}

/** Pages of followers that are read at most when asking for people failed: some three hours of one account. */
export const READ_INSTEAD_PAGES = 2_000;

/** Whether a plan made anew reads the followers, and the pages are not too many for that nor for what accounts may be shown. */
export function mayReadInstead(
  { strategy, requests }: Plan,
  { spent }: PlanProgress,
  { namesLeft, pageSizes }: PlanWorld,
): boolean {
  const pages = requests.followers - spent.followers;
  const isShown = namesLeft === null || pages * pageSizes.followers <= namesLeft.entries;
  return strategy === 'read_both' && pages <= READ_INSTEAD_PAGES && isShown;
}

function why(
  plan: Plan,
  { followers }: PlanProgress,
  world: PlanWorld,
  { chosen, ways }: { chosen: Way; ways: readonly Way[] },
): PlanReason {
  if (world.search === 'dead' && !world.isOurs) return 'search_is_dead';
  if (followers.state === 'short') return 'list_is_short';
  if (plan.strategy === 'recheck') return 'mutuals_left';
  return chosen.strategy === plan.strategy ? plan.because : reasonFor(chosen, ways, world);
}
