/** The ways to an answer from where a check stands, and what each costs. Pure. */
import { MOST_ASKED } from '../asking/model.ts';
import { CANARY_PAGES, canariesFor, ENTRIES_A_LOOK_UP, NOTHING, PEOPLE_A_REQUEST, pagesOf, sumOf } from './costs.ts';
import type { EarlierCheck, ListState, Plan, PlannedRequests, PlanProgress, PlanWorld, Strategy } from './model.ts';
import { sampleFor } from './risk.ts';

export type Way = {
  strategy: Strategy;
  secondLookLimit: number;
  /** Still to be made. */
  left: PlannedRequests;
  /** What they show, in entries of lists. */
  entries: number;
  since: string | null;
  sample: number;
};

export const NOT_BEGUN: PlanProgress = {
  spent: NOTHING,
  followers: { state: 'open', read: 0 },
  following: { state: 'open', read: 0 },
  unanswered: null,
  lost: 0,
};

/** Of the followed people, how many do not follow back when nothing is known of a profile: a guess that only sets times. */
const SUSPECT_SHARE = 0.25;

/** Of the followed people, how many changed beyond what the totals show. */
const DRIFT_SHARE = 0.01;

/** Reads both lists and asks for the suspects, if they are few enough. */
export function readBoth(world: PlanWorld, progress: PlanProgress): Way {
  const limit = limitOf(world, progress);
  const suspects = suspectsOf(world, progress);
  const asked = suspects <= limit ? suspects : 0;
  const left = {
    ...asking(world, asked),
    profile: progress.spent.profile > 0 ? 0 : 1,
    followers: pagesLeft(world.followers, progress.followers, world.pageSizes.followers),
  };
  left.following += pagesLeft(world.following, progress.following, world.pageSizes.following);
  return way(world, { strategy: 'read_both', secondLookLimit: limit, left, asked });
}

/** Reads the followed people and asks for each who has no answer yet; null when they are too many, or nobody knows how many. */
export function askEach(world: PlanWorld, progress: PlanProgress): Way | null {
  const asked = progress.unanswered ?? world.following;
  if (asked === null || areTooMany(world)) return null;
  return askFor(world, progress, { asked, strategy: 'ask_each', since: null, sample: 0 });
}

/** Of a list this long nobody is asked for. */
function areTooMany({ following }: PlanWorld): boolean {
  return following !== null && following > MOST_ASKED;
}

/** Asks for those who may have changed since an earlier whole check; null without one, or when too many are followed. */
export function recheck(world: PlanWorld): Way | null {
  const { earlier, following } = world;
  if (earlier === null || following === null || world.isOurs || world.wantsProof || areTooMany(world)) return null;
  const sample = Math.min(earlier.mutual, sampleFor(0));
  const asked = Math.min(following, sample + earlier.notMutual + newcomersTo(earlier, following));
  return askFor(world, NOT_BEGUN, { asked, strategy: 'recheck', since: earlier.checkId, sample });
}

/** Asks for as many more as the losses of the sample call for; null when nobody is left who followed back. */
export function sampleMore(world: PlanWorld, progress: PlanProgress, { sample, since }: Plan): Way | null {
  const more = Math.min(sampleFor(progress.lost), world.earlier?.mutual ?? 0) - sample;
  if (more <= 0) return null;
  return askFor(world, progress, { asked: more, strategy: 'recheck', since, sample: sample + more });
}

function newcomersTo(earlier: EarlierCheck, following: number): number {
  return Math.max(0, following - earlier.following) + Math.ceil(following * DRIFT_SHARE);
}

function askFor(
  world: PlanWorld,
  progress: PlanProgress,
  { asked, ...told }: { asked: number; strategy: Strategy; since: string | null; sample: number },
): Way {
  const left = {
    ...asking(world, asked),
    profile: progress.spent.profile > 0 ? 0 : 1,
    followers: world.isOurs || progress.followers.read > 0 ? 0 : CANARY_PAGES,
  };
  left.following += pagesLeft(world.following, progress.following, world.pageSizes.following);
  return way(world, { ...told, secondLookLimit: world.secondLookLimit, left, asked });
}

/** The look-ups themselves, their canaries, and the second reading for names. An own account needs neither. */
function asking(world: PlanWorld, people: number): PlannedRequests {
  if (world.isOurs) return { ...NOTHING, lookUps: Math.ceil(people / PEOPLE_A_REQUEST) };
  const names = people === 0 ? 0 : pagesOf(world.following ?? 0, world.pageSizes.following);
  return { ...NOTHING, lookUps: people, canaries: canariesFor(people), following: names };
}

/** A list that is not whole accuses its suspects falsely: then all of them are asked for. */
function limitOf(world: PlanWorld, { followers, unanswered }: PlanProgress): number {
  const { search, isOurs, secondLookLimit } = world;
  if ((search === 'dead' && !isOurs) || areTooMany(world)) return 0;
  return followers.state === 'short' ? Math.max(secondLookLimit, unanswered ?? 0) : secondLookLimit;
}

function suspectsOf({ followers, following, earlier }: PlanWorld, progress: PlanProgress): number {
  if (progress.followers.state !== 'open' && progress.unanswered !== null) return progress.unanswered;
  const total = following ?? 0;
  const share = earlier === null ? SUSPECT_SHARE : earlier.notMutual / Math.max(1, earlier.mutual + earlier.notMutual);
  const expected = Math.max(Math.round(total * share), total - (followers ?? total));
  return Math.min(expected, progress.unanswered ?? expected);
}

function pagesLeft(declared: number | null, { state, read }: { state: ListState; read: number }, size: number): number {
  return state === 'open' ? pagesOf(Math.max(0, (declared ?? 0) - read), size) : 0;
}

function way(
  { pageSizes, isOurs }: PlanWorld,
  { asked, ...told }: Omit<Way, 'entries' | 'since' | 'sample'> & Partial<Way> & { asked: number },
): Way {
  const { followers, following } = told.left;
  const shown = isOurs ? 0 : asked * ENTRIES_A_LOOK_UP;
  const entries = followers * pageSizes.followers + following * pageSizes.following + shown;
  return { since: null, sample: 0, ...told, entries };
}

/** Whether what accounts may still be shown suffices. */
export function fits({ entries, left }: Way, { namesLeft }: PlanWorld): boolean {
  return namesLeft === null || (entries <= namesLeft.entries && left.lookUps + left.canaries <= namesLeft.lookUps);
}

export function costOf({ left }: Way): number {
  return sumOf(left);
}
