import { CANARIES_AT_START, LOOK_UPS_A_CANARY, NOTHING, pagesOf, sumOf } from '#/lib/checks/plan/costs.ts';
import type { ListState, Plan, PlanProgress, PlanWorld } from '#/lib/checks/plan/model.ts';
import { type PlanCase, WHOLE_SHARE } from './plan-case.ts';

/** What becomes of a plan in the end: requests, and whether everybody who is followed has an answer. */
export type Played = { requests: number; whole: boolean };

/** Says what to do next when a list was short or the search died; null: no more than the plan says. */
export type Replan = (plan: Plan, progress: PlanProgress, world: PlanWorld) => Plan;

/** Runs a plan in numbers: reads, asks, and plans anew whenever the world is not as expected. Pure. */
export function playPlan(it: PlanCase, world: PlanWorld, first: Plan, replan: Replan): Played {
  const progress = begun();
  let [plan, now] = [first, world];
  progress.spent.profile = 1;
  readFollowing(it, progress);
  for (;;) {
    readFollowers(it, plan, progress);
    if (progress.followers.state === 'short') plan = replan(plan, progress, now);
    if (!wantsToAsk(plan, progress) || now.search === 'dead' || ask(it, progress)) break;
    now = { ...now, search: 'dead' };
    plan = replan(plan, progress, now);
    if (plan.strategy !== 'read_both' || progress.followers.state !== 'open') break;
  }
  const refused = it.deaths * (progress.spent.lookUps > 0 ? 2 + CANARIES_AT_START : 2);
  const whole = progress.followers.state === 'whole' || progress.unanswered === 0;
  return { requests: sumOf(progress.spent) + refused, whole };
}

function begun(): PlanProgress & { unanswered: number } {
  const list = { state: 'open', read: 0 } as const;
  return { spent: { ...NOTHING }, followers: { ...list }, following: { ...list }, unanswered: 0, lost: 0 };
}

type Begun = ReturnType<typeof begun>;

function readFollowing({ following }: PlanCase, progress: Begun): void {
  progress.spent.following = pagesOf(following, 50);
  progress.following = { state: 'whole', read: following };
  progress.unanswered = following;
}

/** To the end, or its first page for somebody who is known to follow. Followers who follow back are spread evenly. */
function readFollowers(it: PlanCase, { strategy }: Plan, progress: Begun): void {
  const { state, read } = progress.followers;
  if (state !== 'open' || (strategy !== 'read_both' && read > 0)) return;
  const shown = Math.floor(it.followers * it.shows);
  const until = strategy === 'read_both' ? shown : Math.min(25, shown);
  const ended: ListState = it.shows < WHOLE_SHARE ? 'short' : 'whole';
  progress.spent.followers += pagesOf(until - read, 25);
  progress.unanswered -= Math.round((it.mutual * (until - read)) / Math.max(1, it.followers));
  progress.followers = { state: strategy === 'read_both' ? ended : 'open', read: until };
}

function wantsToAsk({ strategy, secondLookLimit }: Plan, { unanswered }: Begun): boolean {
  return unanswered > 0 && (strategy !== 'read_both' || unanswered <= secondLookLimit);
}

/** @returns whether everybody was asked for; false when the search died before. */
function ask({ searchDiesAfter, following }: PlanCase, progress: Begun): boolean {
  const { spent, unanswered } = progress;
  const lives = searchDiesAfter === null ? unanswered : Math.min(unanswered, searchDiesAfter);
  // what follows the last passed canary is unknown again
  const [asked, proven] =
    lives === unanswered ? [lives, lives] : [nextCanary(lives, unanswered), nextCanary(lives, unanswered) - 50];
  spent.lookUps += lives === 0 ? 0 : asked;
  spent.canaries += CANARIES_AT_START + (lives === 0 ? 0 : Math.ceil(asked / LOOK_UPS_A_CANARY));
  progress.unanswered -= Math.max(0, proven);
  if (progress.unanswered > 0) return false;
  spent.following += pagesOf(following, 50);
  return true;
}

function nextCanary(lookUp: number, last: number): number {
  return Math.min(last, (Math.floor(lookUp / LOOK_UPS_A_CANARY) + 1) * LOOK_UPS_A_CANARY);
}
