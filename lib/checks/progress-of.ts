import { peopleToAsk, readsBoth } from './asking-progress.ts';
import type { CheckView } from './view.ts';

type Counted = Pick<
  CheckView,
  | ('status' | 'lookUps' | 'plan' | 'followersOutcome' | 'followingOutcome')
  | ('declaredFollowers' | 'declaredFollowing' | 'followersRead' | 'followingRead')
>;

/** How much of a check is done, 0 to 1; null while the totals are not known. Reading and asking weigh by their requests. */
export function progressOf(check: Counted): number | null {
  if (check.status === 'completed') return 1;
  if (check.declaredFollowers === null || check.declaredFollowing === null) return null;
  const read = readShare(check, check.declaredFollowers, check.declaredFollowing);
  const toAsk = peopleToAsk(check);
  if (!check.plan || toAsk === 0) return read === 1 && isNobody(check) ? 1 : Math.min(read, MOST_BEFORE_END);
  const { followers, following, lookUps } = check.plan.requests;
  const reading = (readsBoth(check) ? followers : 0) + following;
  const asked = Math.min(check.lookUps / toAsk, 1);
  return Math.min((read * reading + asked * lookUps) / (reading + lookUps), MOST_BEFORE_END);
}

const MOST_BEFORE_END = 0.99;

function isNobody({ declaredFollowers, declaredFollowing }: Counted): boolean {
  return declaredFollowers === 0 && declaredFollowing === 0;
}

/** Of the people on the lists that are read. A list that has ended is read, however short it is. */
function readShare(check: Counted, followers: number, following: number): number {
  const inFull = readsBoth(check) ? followers : 0;
  const total = inFull + following;
  if (total === 0) return 1;
  const readOf = (people: number, all: number, outcome: unknown) => (outcome === null ? Math.min(people, all) : all);
  const followersRead = readOf(check.followersRead, inFull, check.followersOutcome);
  return (followersRead + readOf(check.followingRead, following, check.followingOutcome)) / total;
}
