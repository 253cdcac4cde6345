import type { Plan, PlanProgress, PlanReason, PlanWorld } from './model.ts';
import { cheapest, planOf, reasonFor, waysOf } from './plan-check.ts';
import type { Way } from './ways.ts';

/**
 * What is best from where a check stands: after a list ended short, when the search is dead, when a sample proved that
 * people left, or when limits were renewed. What was read and proven stays, and counts as spent.
 * @param world its totals may have changed since.
 */
export function replan(plan: Plan, progress: PlanProgress, world: PlanWorld): Plan {
  const { followers, following } = progress;
  const mayRecheck = plan.strategy === 'recheck' && progress.lost === 0;
  if (mayRecheck && world.search !== 'dead') return plan;
  const ways = waysOf(world, progress, { mayRecheck: false });
  const [read] = ways;
  // nothing is left to read: only whom to ask is open
  const done = followers.state !== 'open' && following.state !== 'open';
  const chosen = done && read ? read : cheapest(ways, world);
  return planOf(chosen, why(plan, progress, world, { chosen, ways }), world, progress);
}

function why(
  plan: Plan,
  { followers, lost }: PlanProgress,
  world: PlanWorld,
  { chosen, ways }: { chosen: Way; ways: readonly Way[] },
): PlanReason {
  if (world.search === 'dead' && !world.isOurs) return 'search_is_dead';
  if (followers.state === 'short') return 'list_is_short';
  if (plan.strategy === 'recheck' && lost > 0) return 'mutuals_left';
  return chosen.strategy === plan.strategy ? plan.because : reasonFor(chosen, ways, world);
}
