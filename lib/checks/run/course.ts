/** Where a list's reading stands, in terms of the next request. */
import { DIALECTS, type Dialect, type ListName, type ListPage } from '#/lib/instagram/model.ts';
import { newestWalk } from '../journal-store.ts';
import type { ListPosition } from '../model.ts';
import type { ReadAnswer } from './ask-instagram.ts';
import { type Assignment, assignedTo, type Run, type RunEffects, type RunEnded } from './model.ts';
import { createWalkWatch, type WalkWatch } from './walk-watch.ts';

export type Course = {
  position: ListPosition;
  assignment: Assignment;
  watch: WalkWatch;
  declared: number | null;
  entries: number;
  /** People who had come before the watch began. */
  peopleBefore: number;
  emptyPages: number;
  /** As `sessionOf` names it; null at a walk's start. */
  session: string | null;
  /** The answer at this place was doubted before. */
  askedBefore: boolean;
  /** An empty answer against the total was doubted; next time it is believed. */
  doubted: boolean;
  /** This place contradicted the profile, which was looked at again. */
  lookedAgain: boolean;
  /** Something may be missing: any shortage at the end is doubted. */
  doubtful: boolean;
  /** The page before this place said that only a part is shown. */
  limited: boolean;
  /** It began at the furthest known place: no walk follows. */
  lastChance: boolean;
};

export type Step =
  | { kind: 'ask'; course: Course }
  /** The list has ended, and that is written. */
  | { kind: 'finished'; assignment: Assignment }
  | RunEnded;

export type PageAnswered = Extract<ReadAnswer<ListPage>, { kind: 'page' }>;
export type PageRefused = Extract<ReadAnswer<ListPage>, { kind: 'refusal' }>;

/** The step of asking for the page at this place. */
export function ask(course: Course): Step {
  return { kind: 'ask', course };
}

/** Names a session, to tell whether it changed. */
export function sessionOf({
  accountId,
  generation,
}: {
  accountId: string | null;
  generation: { number: number };
}): string {
  return `${accountId}:${generation.number}`;
}

/** The number of the list's next walk. */
export async function nextWalk(ctx: RunEffects, run: Run, list: ListName): Promise<number> {
  return 1 + (await newestWalk(ctx.db, run.check.id, list));
}

/** From the list's beginning, or from a place in it. */
export function beginWalk(
  run: Run,
  assignment: Assignment,
  at: { list: ListName; dialect: Dialect; walk: number; from?: string | null },
): Course {
  const { list, dialect, walk, from: cursor = null } = at;
  const declared = declaredOf(run, list);
  return {
    position: { list, dialect, walk, sequence: 0, cursor },
    assignment,
    watch: createWalkWatch({ cursor, firstPage: [], cursors: [], session: null, declared }),
    declared,
    entries: 0,
    peopleBefore: 0,
    emptyPages: 0,
    session: null,
    askedBefore: false,
    doubted: false,
    lookedAgain: false,
    doubtful: false,
    limited: false,
    lastChance: cursor !== null,
  };
}

/** The place after a page that is being stored. */
export function walkBehind(course: Course, { value: page, reader }: PageAnswered): Course {
  const { position, session: before } = course;
  const session = sessionOf(reader);
  const empty = page.users.length + page.setAside === 0;
  const suddenEnd = page.next === null && before !== null && before !== session;
  return {
    ...course,
    position: { ...position, sequence: position.sequence + 1, cursor: page.next },
    assignment: assignedTo(reader),
    entries: course.entries + page.users.length,
    emptyPages: empty ? course.emptyPages + 1 : 0,
    session,
    askedBefore: false,
    doubted: false,
    lookedAgain: false,
    doubtful: course.doubtful || empty || suddenEnd,
    limited: page.limited,
  };
}

/** The dialect in which this list is read now. */
export function dialectOf({ check }: Run, list: ListName): Dialect {
  const stored = list === 'followers' ? check.followersDialect : check.followingDialect;
  const dialect = DIALECTS.find((one) => one === stored);
  if (!dialect) throw new Error(`no list is read in the dialect ${stored}`);
  return dialect;
}

function declaredOf({ check }: Run, list: ListName): number | null {
  return list === 'followers' ? check.declaredFollowers : check.declaredFollowing;
}
