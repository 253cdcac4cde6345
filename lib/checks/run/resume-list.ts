import type { ListName } from '#/lib/instagram/model.ts';
import { firstPageIds, newestPage, recentCursors, walkFacts } from '../journal-store.ts';
import { SLICE_PAGES } from '../model.ts';
import { ask, beginWalk, type Course, dialectOf, nextWalk, type Step, sessionOf } from './course.ts';
import { endWalk } from './end-walk.ts';
import type { Assignment, Run, RunEffects } from './model.ts';
import { createWalkWatch } from './walk-watch.ts';

type NewestPage = NonNullable<Awaited<ReturnType<typeof newestPage>>>;

/** Continues a list after its newest page in the present dialect, or at its beginning. */
export async function resumeList(ctx: RunEffects, run: Run, list: ListName, assignment: Assignment): Promise<Step> {
  const dialect = dialectOf(run, list);
  // cursors are per dialect
  const newest = run.evidence.anew.includes(list) ? null : await newestPage(ctx.db, run.check.id, { list, dialect });
  const walk = newest?.walk ?? (await nextWalk(ctx, run, list));
  const beginning = beginWalk(run, assignment, { list, dialect, walk });
  if (!newest) return ask(beginning);

  const course = await courseBehind(ctx, run, newest, beginning);
  return newest.cursorGiven === null ? endWalk(ctx, run, course, 'last_page') : ask(course);
}

async function courseBehind(ctx: RunEffects, run: Run, newest: NewestPage, from: Course): Promise<Course> {
  const { sequence, cursorGiven: cursor, accountId, generation, limited } = newest;
  const { id } = run.check;
  const { list, walk } = from.position;
  const [firstPage, cursors, facts] = await Promise.all([
    firstPageIds(ctx.db, id, list, walk),
    recentCursors(ctx.db, id, list, walk, SLICE_PAGES),
    walkFacts(ctx.db, id, from.position),
  ]);
  const session = sessionOf({ accountId, generation: { number: generation } });
  const seen = { firstPage, lastPage: newest.userIds, cursors };
  return {
    ...from,
    position: { ...from.position, sequence: sequence + 1, cursor },
    watch: createWalkWatch({ ...seen, cursor, session, declared: from.declared }),
    entries: facts.entries,
    peopleBefore: Math.min(facts.entries, readBefore(run, list)),
    session,
    doubtful: facts.hole,
    limited,
    lastChance: facts.lastChance,
  };
}

function readBefore({ check }: Run, list: ListName): number {
  return list === 'followers' ? check.followersRead : check.followingRead;
}
