/** Where the reading of one list stands, and where it goes next: the journal in the terms of the next request. */
import type { Dialect, ListName, ListPage } from '#/lib/instagram/model.ts';
import { firstPageIds, newestPage, newestWalk, recentCursors, walkFacts } from '../journal-store.ts';
import { type ListPosition, SLICE_PAGES } from '../model.ts';
import type { Asked } from './ask-instagram.ts';
import type { Lane, Run, RunEffects } from './model.ts';
import { endWalk } from './prove-end.ts';
import { createWalkWatch, type WalkWatch } from './walk-watch.ts';

/** Never changed, always replaced; only the watch remembers. */
export type Course = {
  position: ListPosition;
  watch: WalkWatch;
  declared: number | null;
  /** Entries of this walk so far. */
  entries: number;
  /** People of this walk who had come before it was watched. */
  peopleBefore: number;
  /** Pages without anybody right before this place. */
  emptyPages: number;
  /** The session that gave the cursor, `account:generation`; null at the beginning of a walk. */
  session: string | null;
  /** This very place was asked before and the answer was doubted. */
  askedBefore: boolean;
  /** The profile was looked at once more because this place contradicted it. */
  lookedAgain: boolean;
  /** Something of this walk may be missing: any shortage at its end is doubted. */
  doubtful: boolean;
  /** Instagram said that it shows only a part. */
  limited: boolean;
  /** This walk began in the middle, at the furthest place that is known: there is none after it. */
  lastChance: boolean;
};

/** The course of a list from where its journal stands; null when the list has ended. */
export async function resumeCourse(ctx: RunEffects, lane: Lane, list: ListName): Promise<Course | null> {
  const { run } = lane;
  const { id } = run.check;
  const dialect = dialectOf(run, list);
  // a cursor of another dialect means nothing: each has a place of its own
  const newest = run.evidence.anew.includes(list) ? null : await newestPage(ctx.db, id, { list, dialect });
  if (!newest) return beginWalk(run, { list, dialect, walk: await nextWalk(ctx, run, list) });

  const { walk, sequence, cursorGiven: cursor, limited } = newest;
  const [firstPage, cursors, facts] = await Promise.all([
    firstPageIds(ctx.db, id, list, walk),
    recentCursors(ctx.db, id, list, walk, SLICE_PAGES),
    walkFacts(ctx.db, id, { list, dialect, walk }),
  ]);
  const session = `${newest.accountId}:${newest.generation}`;
  const course: Course = {
    ...beginWalk(run, { list, dialect, walk }),
    position: { list, dialect, walk, sequence: sequence + 1, cursor },
    watch: createWalkWatch({
      cursor,
      firstPage,
      lastPage: newest.userIds,
      cursors,
      session,
      declared: declaredOf(run, list),
    }),
    entries: facts.entries,
    peopleBefore: Math.min(facts.entries, readBefore(run, list)),
    session,
    doubtful: facts.hole,
    limited,
    lastChance: facts.lastChance,
  };
  return cursor === null ? endWalk(ctx, lane, course, 'last_page') : course;
}

/** The number of a walk that has not begun. */
export async function nextWalk(ctx: RunEffects, run: Run, list: ListName): Promise<number> {
  return 1 + (await newestWalk(ctx.db, run.check.id, list));
}

/** A walk from the beginning of a list, or from a place in the middle of it. */
export function beginWalk(
  run: Run,
  at: { list: ListName; dialect: Dialect; walk: number; from?: string | null },
): Course {
  const { list, dialect, walk, from: cursor = null } = at;
  const declared = declaredOf(run, list);
  return {
    position: { list, dialect, walk, sequence: 0, cursor },
    watch: createWalkWatch({ cursor, firstPage: [], cursors: [], session: null, declared }),
    declared,
    entries: 0,
    peopleBefore: 0,
    emptyPages: 0,
    session: null,
    askedBefore: false,
    lookedAgain: false,
    doubtful: false,
    limited: false,
    lastChance: cursor !== null,
  };
}

/** The place behind a page that is being stored. */
export function walkBehind(course: Course, { value: page, reader }: Extract<Asked<ListPage>, { ok: true }>): Course {
  const { position, session: before } = course;
  const session = `${reader.accountId}:${reader.generation.number}`;
  const empty = page.users.length + page.setAside === 0;
  const suddenEnd = page.next === null && before !== null && before !== session;
  return {
    ...course,
    position: { ...position, sequence: position.sequence + 1, cursor: page.next },
    entries: course.entries + page.users.length,
    emptyPages: empty ? course.emptyPages + 1 : 0,
    session,
    askedBefore: false,
    lookedAgain: false,
    doubtful: course.doubtful || empty || suddenEnd,
    limited: course.limited || page.limited,
  };
}

export function dialectOf({ check }: Run, list: ListName): Dialect {
  return (list === 'followers' ? check.followersDialect : check.followingDialect) as Dialect;
}

function readBefore({ check }: Run, list: ListName): number {
  return list === 'followers' ? check.followersRead : check.followingRead;
}

function declaredOf({ check }: Run, list: ListName): number | null {
  return list === 'followers' ? check.declaredFollowers : check.declaredFollowing;
}
