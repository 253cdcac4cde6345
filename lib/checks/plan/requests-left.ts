import type { Check } from '#/lib/checks/model.ts';
import { PAGE_SIZES, sumOf } from './costs.ts';
import { Plan } from './model.ts';

/** Requests that an open check still makes, about; null while nobody knows how many people its lists have. */
export function requestsLeft(
  check: Pick<
    Check,
    'plan' | 'pages' | 'lookUps' | 'declaredFollowers' | 'declaredFollowing' | 'followersRead' | 'followingRead'
  >,
): number | null {
  const { declaredFollowers, declaredFollowing } = check;
  if (declaredFollowers === null || declaredFollowing === null) return null;
  const plan = Plan.safeParse(check.plan);
  if (plan.success) return Math.max(0, sumOf(plan.data.requests) - check.pages - check.lookUps);
  return (
    pages(declaredFollowers - check.followersRead, PAGE_SIZES.followers) +
    pages(declaredFollowing - check.followingRead, PAGE_SIZES.following)
  );
}

function pages(people: number, size: number): number {
  return Math.ceil(Math.max(0, people) / size);
}
