import { howLongMs } from '#/lib/checks/look-up/how-long.ts';
import { added } from './costs.ts';
import type { Plan, PlanProgress, PlanReason, PlanWorld } from './model.ts';
import { askEach, costOf, fits, NOT_BEGUN, readBoth, recheck, type Way } from './ways.ts';

/** The cheapest way to a whole answer of those that fit what accounts may be shown; of all when none fits. */
export function planCheck(world: PlanWorld): Plan {
  if (world.followers === null || world.following === null) {
    return planOf(readBoth(world, NOT_BEGUN), 'totals_unknown', world, NOT_BEGUN);
  }
  const ways = waysOf(world, NOT_BEGUN, { mayRecheck: true });
  const chosen = cheapest(ways, world);
  return planOf(chosen, reasonFor(chosen, ways, world), world, NOT_BEGUN);
}

/** @returns first what proves most: of equally cheap ways it is taken. */
export function waysOf(world: PlanWorld, progress: PlanProgress, { mayRecheck }: { mayRecheck: boolean }): Way[] {
  const read = readBoth(world, progress);
  if (world.search === 'dead' && !world.isOurs) return [read];
  const asked = [askEach(world, progress), mayRecheck ? recheck(world, progress) : null];
  return [read, ...asked.filter((way) => way !== null)];
}

export function cheapest(ways: readonly Way[], world: PlanWorld): Way {
  const fitting = ways.filter((way) => fits(way, world));
  const among = fitting.length > 0 ? fitting : ways;
  return among.reduce((best, way) => (costOf(way) < costOf(best) ? way : best));
}

export function reasonFor(chosen: Way, ways: readonly Way[], world: PlanWorld): PlanReason {
  if (ways.length === 1) return 'search_is_dead';
  if (ways.some((way) => costOf(way) < costOf(chosen))) return 'names_budget';
  if (chosen.strategy === 'recheck') return 'little_changed';
  if (chosen.strategy === 'read_both') return 'reading_is_cheaper';
  return world.isOurs ? 'own_account' : 'asking_is_cheaper';
}

/** @returns with what was spent so far in `requests`, but not in `aboutMs`. */
export function planOf(way: Way, because: PlanReason, world: PlanWorld, { spent }: PlanProgress): Plan {
  const { strategy, secondLookLimit, since, sample } = way;
  const known = world.followers !== null && world.following !== null;
  return {
    strategy,
    secondLookLimit,
    requests: added(spent, way.left),
    aboutMs: known ? howLongMs({ requests: way.left, ...world, ahead: [] }) : null,
    because,
    since,
    sample,
  };
}
