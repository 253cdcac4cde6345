import type { Plan, PlanWorld } from '#/lib/checks/plan/model.ts';
import { planCheck } from '#/lib/checks/plan/plan-check.ts';
import { replan } from '#/lib/checks/plan/replan.ts';
import { type PlanCase, WHOLE_SHARE, worldOf } from './plan-case.ts';
import { type Played, playPlan } from './play-plan.ts';

/**
 * Requests of the planner over those of the cheaper pure strategy, chosen after the fact from those that gave a whole
 * answer; null where neither does.
 */
export function overHindsight(it: PlanCase, change: Partial<PlanWorld> = {}): number | null {
  const world = worldOf(it, change);
  const plan = planCheck(world);
  const planned = playPlan(it, world, plan, replan);
  const pure = [readAll(it, world, plan), askAll(it, world, plan)].filter(({ whole }) => whole);
  return pure.length === 0 ? null : planned.requests / Math.min(...pure.map(({ requests }) => requests));
}

/** Reads both lists and asks for the suspects: all of them where the list is short. */
function readAll(it: PlanCase, world: PlanWorld, plan: Plan): Played {
  const limit = it.shows < WHOLE_SHARE ? it.following : world.secondLookLimit;
  return playPlan(it, world, { ...plan, strategy: 'read_both', secondLookLimit: limit }, (same) => same);
}

/** Asks for each; a search that dies ends it. */
function askAll(it: PlanCase, world: PlanWorld, plan: Plan): Played {
  return playPlan(it, world, { ...plan, strategy: 'ask_each' }, (same) => same);
}
