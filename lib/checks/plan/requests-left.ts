import { type Check, LISTS } from '#/lib/checks/model.ts';
import type { ListName } from '#/lib/platform/enums.ts';
import { peopleToAsk } from '../asking-progress.ts';
import { FOLLOWERS_A_PAGE, PAGE_SIZES, pagesOf } from './costs.ts';
import { Plan } from './model.ts';

type Standing = Pick<
  Check,
  | ('plan' | 'pages' | 'lookUps' | 'followersOutcome' | 'followingOutcome')
  | ('declaredFollowers' | 'declaredFollowing' | 'followersRead' | 'followingRead')
>;

/** Requests that an open check still makes, about; null while nobody knows how many people its lists have. */
export function requestsLeft(check: Standing): number | null {
  const { declaredFollowers, declaredFollowing, followersRead, followingRead, pages } = check;
  if (declaredFollowers === null || declaredFollowing === null) return null;
  const plan = Plan.safeParse(check.plan).data ?? null;
  const left = {
    followers: check.followersOutcome === null ? Math.max(0, declaredFollowers - followersRead) : 0,
    following: check.followingOutcome === null ? Math.max(0, declaredFollowing - followingRead) : 0,
  };
  const people = listsOf(plan).reduce((sum, list) => sum + left[list], 0);
  const perPage = pages > 0 ? Math.max(1, (followersRead + followingRead) / pages) : FOLLOWERS_A_PAGE;
  return Math.ceil(people / perPage) + (plan ? askingLeft(plan, check.lookUps, declaredFollowing) : 0);
}

function listsOf(plan: Plan | null): readonly ListName[] {
  return plan === null || plan.strategy === 'read_both' ? LISTS : ['following'];
}

/** With its canaries, and the second reading for names. */
function askingLeft(plan: Plan, asked: number, declaredFollowing: number): number {
  const { lookUps, canaries, following } = plan.requests;
  if (peopleToAsk({ plan, declaredFollowing }) === 0) return 0;
  const names = Math.max(0, following - pagesOf(declaredFollowing, PAGE_SIZES.following));
  const left = Math.max(0, 1 - asked / peopleToAsk({ plan, declaredFollowing }));
  return Math.ceil((lookUps + canaries + names) * left);
}
