import { howLongMs } from '#/lib/checks/look-up/how-long.ts';
import { added } from './costs.ts';
import type { Plan, PlanProgress, PlanReason, PlanWorld } from './model.ts';
import { askEach, costOf, fits, NOT_BEGUN, readBoth, recheck, type Way } from './ways.ts';

/** The cheapest way to a whole answer of those that fit what accounts may be shown; of all when none fits. */
export function planCheck(world: PlanWorld): Plan {
  if (world.followers === null || world.following === null) {
    return planOf(readBoth(world, NOT_BEGUN), 'totals_unknown', world, NOT_BEGUN);
  }
  const ways = waysOf(world, NOT_BEGUN);
  const whole = cheapest(ways, world);
  const again = world.search === 'dead' ? null : recheck(world);
  if (again !== null && savesEnough(again, whole)) return planOf(again, 'little_changed', world, NOT_BEGUN);
  return planOf(whole, reasonFor(whole, ways, world), world, NOT_BEGUN);
}

/** A recheck takes the word of an earlier check for most people: it has to save more than this leaves. */
const RECHECK_SHARE = 0.75;

export function savesEnough(again: Way, whole: Way): boolean {
  return costOf(again) <= RECHECK_SHARE * costOf(whole);
}

/** The ways that prove everything. @returns first reading both: of equally cheap ways it is taken. */
export function waysOf(world: PlanWorld, progress: PlanProgress): [Way, ...Way[]] {
  const read = readBoth(world, progress);
  const each = world.search === 'dead' && !world.isOurs ? null : askEach(world, progress);
  return each === null ? [read] : [read, each];
}

export function cheapest(ways: readonly Way[], world: PlanWorld): Way {
  const fitting = ways.filter((way) => fits(way, world));
  const among = fitting.length > 0 ? fitting : ways;
  return among.reduce((best, way) => (costOf(way) < costOf(best) ? way : best));
}

export function reasonFor(chosen: Way, ways: readonly Way[], world: PlanWorld): PlanReason {
  if (ways.length === 1) return world.search === 'dead' && !world.isOurs ? 'search_is_dead' : 'reading_is_cheaper';
  if (ways.some((way) => costOf(way) < costOf(chosen))) return 'names_budget';
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
