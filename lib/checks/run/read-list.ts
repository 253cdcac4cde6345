import type { ListName } from '#/lib/instagram/model.ts';
import { endReadLease } from '#/lib/sessions/read-lease.ts';
import { ask, type Course, type PageAnswered, type Step, sessionOf, walkBehind } from './course.ts';
import { endWalk } from './end-walk.ts';
import { goOnAfter, noteTourSucceeded } from './go-on-after-refusal.ts';
import {
  type Assignment,
  assignedTo,
  handOver,
  notePage,
  type Run,
  type RunEffects,
  type Stream,
  sliceIsOver,
} from './model.ts';
import { openPages, type PageSource } from './page-source.ts';
import { resumeList } from './resume-list.ts';
import { judgePage, type PageJudged } from './walk-judge.ts';

/**
 * Reads one list from its journal's place to its end; all pages are stored when it returns. @throws {Superseded}
 * @param upTo `first_page`: no further than a first page.
 */
export async function readList(
  ctx: RunEffects,
  stream: Stream,
  list: ListName,
  assignment: Assignment,
  upTo: 'first_page' | 'end' = 'end',
): Promise<Exclude<Step, { kind: 'ask' }>> {
  const pages = openPages(ctx, stream);
  try {
    let step = await resumeList(ctx, stream.run, list, assignment);
    while (step.kind === 'ask') {
      const { course } = step;
      if (upTo === 'first_page' && course.position.sequence > 0)
        return { kind: 'finished', assignment: course.assignment };
      const answered = await pages.next(course);
      if (answered.kind === 'ended') step = answered;
      else if (answered.kind === 'refusal') step = await goOnAfter(ctx, stream, course, answered);
      else step = await takePage(ctx, stream.run, course, { page: answered, pages });
    }
    return step;
  } finally {
    await pages.close();
  }
}

/** Judges a page and stores it, if it is worth that. @returns what comes after it. */
async function takePage(
  ctx: RunEffects,
  run: Run,
  before: Course,
  { page, pages }: { page: PageAnswered; pages: PageSource },
): Promise<Step> {
  const judged = judge(ctx, before, page);
  const course = { ...before, assignment: assignedTo(page.reader), doubted: false };
  if (judged.do === 'ask_again' || judged.do === 'walk_anew') await endReadLease(ctx.db, page.lease); // no storing ends it
  if (judged.do === 'ask_again') return ask({ ...course, askedBefore: true });
  if (judged.do === 'walk_anew') return endWalk(ctx, run, course, 'foreign_cursor');

  pages.store(course, page);
  await noteTourSucceeded(ctx, run, course, page.reader);
  notePage(run, course.position.list);
  const behind = walkBehind(course, page);
  if (judged.do === 'end' || sliceIsOver(run)) await pages.stored();
  const step = judged.do === 'end' ? await endWalk(ctx, run, behind, judged.because) : ask(behind);
  if (step.kind !== 'ask' || !sliceIsOver(run)) return step;
  return handOver(run);
}

function judge(ctx: RunEffects, course: Course, { value: page, reader }: PageAnswered): PageJudged {
  const { position, declared, entries, askedBefore, emptyPages } = course;
  const session = sessionOf(reader);
  const changedHands = course.session !== null && course.session !== session;
  const continues = page.users.length === 0 ? 'new' : course.watch.see(page, { session });
  const walk = { cursor: position.cursor, declared, entries, askedBefore, emptyPages, changedHands, continues };
  return judgePage(page, walk, ctx.limits.shortfallPercent);
}
