/** Where the reading of one list stands, and where it goes next: the journal in the terms of the next request. */
import { DIALECTS, type Dialect, type ListName, type ListPage } from '#/lib/instagram/model.ts';
import { newestWalk } from '../journal-store.ts';
import type { ListPosition } from '../model.ts';
import type { ReadAnswer } from './ask-instagram.ts';
import { type Assignment, assignedTo, type Run, type RunEffects, type RunEnded } from './model.ts';
import { createWalkWatch, type WalkWatch } from './walk-watch.ts';

/** Never changed, always replaced; only the watch remembers. */
export type Course = {
  position: ListPosition;
  /** Who reads. */
  assignment: Assignment;
  watch: WalkWatch;
  declared: number | null;
  /** Entries of this walk so far. */
  entries: number;
  /** People of this walk who had come before it was watched. */
  peopleBefore: number;
  /** Pages without anybody right before this place. */
  emptyPages: number;
  /** The session that gave the cursor, as `sessionOf` names it; null at the beginning of a walk. */
  session: string | null;
  /** This very place was asked before and the answer was doubted. */
  askedBefore: boolean;
  /** The list came empty against its total since the last page, and was doubted: it is believed next time. */
  doubted: boolean;
  /** The profile was looked at once more because this place contradicted it. */
  lookedAgain: boolean;
  /** Something of this walk may be missing: any shortage at its end is doubted. */
  doubtful: boolean;
  /** The page before this place said that only a part is shown. */
  limited: boolean;
  /** This walk began in the middle, at the furthest place that is known: there is none after it. */
  lastChance: boolean;
};

/** What comes next with a list. */
export type Step =
  /** Ask for the page at this place. */
  | { kind: 'ask'; course: Course }
  /** The list has ended, and that is written. */
  | { kind: 'finished'; assignment: Assignment }
  | RunEnded;

export type PageAnswered = Extract<ReadAnswer<ListPage>, { kind: 'page' }>;
export type PageRefused = Extract<ReadAnswer<ListPage>, { kind: 'refusal' }>;

export function ask(course: Course): Step {
  return { kind: 'ask', course };
}

/** Names one session of one account. */
export function sessionOf({
  accountId,
  generation,
}: {
  accountId: string | null;
  generation: { number: number };
}): string {
  return `${accountId}:${generation.number}`;
}

/** The number of a walk that has not begun. */
export async function nextWalk(ctx: RunEffects, run: Run, list: ListName): Promise<number> {
  return 1 + (await newestWalk(ctx.db, run.check.id, list));
}

/** A walk from the beginning of a list, or from a place in the middle of it. */
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

/** The place behind a page that is being stored. */
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

/** In which dialect a list is read now. */
export function dialectOf({ check }: Run, list: ListName): Dialect {
  const stored = list === 'followers' ? check.followersDialect : check.followingDialect;
  const dialect = DIALECTS.find((one) => one === stored);
  if (!dialect) throw new Error(`no list is read in the dialect ${stored}`);
  return dialect;
}

function declaredOf({ check }: Run, list: ListName): number | null {
  return list === 'followers' ? check.declaredFollowers : check.declaredFollowing;
}
