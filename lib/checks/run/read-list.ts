import { setImmediate as nextRound } from 'node:timers/promises';
import type { ListName, ListPage } from '#/lib/instagram/model.ts';
import { afterPage } from '../evidence.ts';
import { hasPage, type PageRead, savePage } from '../journal-store.ts';
import { SLICE_MS, SLICE_PAGES } from '../model.ts';
import { type Asked, askInstagram } from './ask-instagram.ts';
import { type Course, resumeCourse, walkBehind } from './course.ts';
import { goOnAfter, noteTourSucceeded } from './go-on-after-refusal.ts';
import { FenceLost, type Lane, noteSighting, type Run, type RunEffects, RunEnds } from './model.ts';
import { dropAhead } from './next-turn.ts';
import { endWalk } from './prove-end.ts';
import { demandReadable } from './read-target.ts';
import { judgePage } from './walk-judge.ts';

/**
 * Reads one list from where its journal stands to its end. While a page is being stored the next one
 * is asked for; a page is never asked for before the one two places ahead of it is safe.
 *
 * @throws {RunEnds} {FenceLost} as `askInstagram` does, with every page that came stored.
 */
export async function readList(ctx: RunEffects, lane: Lane, list: ListName): Promise<void> {
  const { run } = lane;
  let saving: Promise<void> = Promise.resolve();
  try {
    let course = await resumeCourse(ctx, lane, list);
    while (course) {
      const asked = await askForPage(ctx, lane, course);
      await saving;
      if (!asked.ok) {
        course = await goOnAfter(ctx, lane, course, asked);
        continue;
      }
      const step = judge(ctx, course, asked);
      if (step.do === 'ask_again') course = { ...course, askedBefore: true };
      else if (step.do === 'walk_anew') course = await endWalk(ctx, lane, course, 'foreign_cursor');
      else {
        const read = readOf(course, asked);
        saving = nextRound().then(() => store(ctx, run, read)); // the next request goes out first
        saving.catch(() => {}); // awaited below or before the next page is stored
        await noteTourSucceeded(ctx, lane, course);
        noteProgress(lane, course);
        course = walkBehind(course, asked);
        if (step.do === 'end' || sliceIsOver(run)) await saving;
        if (step.do === 'end') course = await endWalk(ctx, lane, course, step.because);
        if (course && sliceIsOver(run))
          throw new RunEnds({ kind: 'hand_over', because: run.stop.aborted ? 'deploy' : 'slice' });
      }
    }
  } finally {
    await saving.catch(() => {}); // what came is stored before the run ends, whatever ends it
    await dropAhead(ctx, lane);
  }
}

type PageAsked = Extract<Asked<ListPage>, { ok: true }>;

function judge(ctx: RunEffects, course: Course, { value: page, reader }: PageAsked) {
  const session = `${reader.accountId}:${reader.generation.number}`;
  const { position, declared, entries, askedBefore, emptyPages } = course;
  const changedHands = course.session !== null && course.session !== session;
  const sight = page.users.length === 0 ? 'new' : course.watch.see(page, { session });
  const walk = { cursor: position.cursor, declared, entries, askedBefore, emptyPages, changedHands, sight };
  return judgePage(page, walk, ctx.limits.shortfallPercent);
}

function askForPage(ctx: RunEffects, lane: Lane, { position, declared, entries }: Course): Promise<Asked<ListPage>> {
  const { run } = lane;
  const { check } = run;
  const userId = check.targetId;
  if (userId === null) throw new Error('the profile is read before its lists');
  return askInstagram<ListPage>(ctx, lane, {
    kind: 'list',
    more: declared === null || entries + SMALL_PAGE < declared,
    ask: async (reader) => {
      await demandReadable(ctx, userId);
      return ctx.instagram.listPage(reader.identity, {
        dialect: position.dialect,
        list: position.list,
        userId,
        username: check.targetUsername,
        cursor: position.cursor,
        declared,
      });
    },
  });
}

/** Users on one page of followers (docs/facts/addresses.md#rest-lists). */
const SMALL_PAGE = 25;

function readOf(
  { position, peopleBefore, watch }: Course,
  { value: page, reader, reading, tookMs }: PageAsked,
): PageRead {
  const { accountId, generation } = reader;
  return { position, page, accountId, generation, reading, tookMs, people: peopleBefore + watch.people() };
}

/** A page came: what spoke against addresses and accounts is settled. */
function noteProgress({ run }: Lane, { position }: Course): void {
  noteSighting(run);
  run.pages += 1;
  run.progressMs = performance.now();
  run.evidence = afterPage(run.evidence, position.list);
}

/** Stores a page under the fence. @throws {FenceLost} */
async function store(ctx: RunEffects, run: Run, read: PageRead): Promise<void> {
  const { check } = run;
  const saved = await savePage(ctx.db, check, read).catch(async (error: unknown) => {
    if (!(await hasPage(ctx.db, check, read.position))) throw error;
    return true; // an earlier commit stood and its reply was lost, so the repeat found the page there
  });
  if (!saved) throw new FenceLost();
  run.check = { ...run.check, parkedSince: null, stalledSince: null, fruitlessTries: 0 };
}

function sliceIsOver(run: Run): boolean {
  return run.stop.aborted || run.pages >= SLICE_PAGES || performance.now() - run.startedMs > SLICE_MS;
}
