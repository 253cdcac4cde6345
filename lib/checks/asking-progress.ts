/** How far the asking of a check is. Pure. */
import type { CheckView } from './view.ts';

type Asking = Pick<CheckView, 'plan' | 'lookUps' | 'declaredFollowing'>;

/** About how many people are asked for; 0 without a plan to ask. */
export function peopleToAsk({ plan, declaredFollowing }: Omit<Asking, 'lookUps'>): number {
  if (!plan) return 0;
  return plan.because === 'own_account' ? (declaredFollowing ?? 0) : plan.requests.lookUps;
}

/** Whether the plan reads the list of followers. */
export function readsBoth({ plan }: Pick<Asking, 'plan'>): boolean {
  return (plan?.strategy ?? 'read_both') === 'read_both';
}

type Lists = Pick<CheckView, 'plan' | 'followersOutcome' | 'followingOutcome'>;

/** Whether all lists are read that the plan reads. */
export function areListsRead(check: Lists): boolean {
  return check.followingOutcome !== null && (check.followersOutcome !== null || !readsBoth(check));
}

/** Whether people are still asked for, now that the lists are read. */
export function isAsking(check: Asking & Lists): boolean {
  return areListsRead(check) && check.lookUps < peopleToAsk(check);
}
