import { setImmediate as nextRound } from 'node:timers/promises';
import { DIALECTS, type Dialect, type ListName, type ListPage } from '#/lib/instagram/model.ts';
import { outlast } from '#/lib/platform/outlast.ts';
import { askInstagram } from './ask-instagram.ts';
import { firstPageIds, hasPage, newestPage, type PageRead, recentCursors, savePage } from './journal-store.ts';
import { type ListOutcome, type ListPosition, SLICE_MS, SLICE_PAGES } from './model.ts';
import { dropAhead } from './next-turn.ts';
import { FenceLost, type Lane, type Run, type RunEffects, RunEnds } from './run.ts';
import { writeList } from './store.ts';
import { createWalkWatch, type WalkWatch } from './walk-watch.ts';

/** A list is walked from its beginning at most this often in one check. */
const WALKS_LIMIT = 3;

/**
 * Reads one list from where its journal stands to its end. While a page is being stored the next one
 * is asked for; a page is never asked for before the one two places ahead of it is safe.
 *
 * @throws {RunEnds} {FenceLost} as `askInstagram` does, with every page that came stored.
 */
export async function readList(ctx: RunEffects, lane: Lane, list: ListName): Promise<void> {
  const { run } = lane;
  let position = await outlast(ctx.clock, run.lost, () => positionOf(ctx, run, list));
  let watch = await watchOf(ctx, run, position);
  let saving: Promise<void> = Promise.resolve();
  let askedAgain: ListPosition | null = null;
  let seen = list === 'followers' ? run.check.followersRead : run.check.followingRead;
  const turnTo = async (place: ListPosition | null): Promise<boolean> => {
    if (!place) return false; // the list has ended
    position = place;
    watch = await watchOf(ctx, run, position);
    return true;
  };
  try {
    for (;;) {
      const asked = await askForPage(ctx, lane, position, seen);
      await saving;
      if (!asked.ok) {
        if (await turnTo(await reroute(ctx, run, position, asked.refusal.verdict))) continue;
        return;
      }

      const page = asked.value;
      if (isGlitch(page)) {
        if (askedAgain !== position) {
          askedAgain = position;
          continue;
        }
        // going on behind it would leave a hole that the totals may be too coarse to show: another walk fills it
        if (await turnTo(await newWalk(ctx, run, position))) continue;
        return;
      }
      const sight = watch.see(page, { session: `${asked.reader.accountId}:${asked.reader.generation.number}` });
      if (sight === 'not_continued') {
        // the page repeats the beginning: this cursor meant nothing to the new session. It is not stored.
        if (await turnTo(await newWalk(ctx, run, position))) continue;
        return;
      }

      const outcome = outcomeOf(page, sight === 'stuck');
      const read: PageRead = {
        position,
        page,
        accountId: asked.reader.accountId,
        generation: asked.reader.generation,
        reading: asked.reading,
        tookMs: asked.tookMs,
        outcome,
      };
      saving = nextRound().then(() => store(ctx, run, read)); // the next request goes out first
      saving.catch(() => {}); // awaited below or before the next page is stored
      run.pages += 1;
      seen += page.users.length;
      if (outcome || sliceIsOver(run)) await saving;
      if (outcome) return;
      if (sight === 'looped') {
        await saving;
        if (await turnTo(await newWalk(ctx, run, position))) continue;
        return;
      }
      if (sliceIsOver(run)) throw new RunEnds({ kind: 'hand_over', because: run.stop.aborted ? 'deploy' : 'slice' });
      position = { ...position, sequence: position.sequence + 1, cursor: page.next };
    }
  } finally {
    await saving.catch(() => {}); // what came is stored before the run ends, whatever ends it
    await dropAhead(ctx, lane);
  }
}

/** @param seen how many users of this list have come so far: whether a further page is likely. */
function askForPage(ctx: RunEffects, lane: Lane, position: ListPosition, seen: number) {
  const { check } = lane.run;
  const userId = check.targetId;
  if (userId === null) throw new Error('the profile is read before its lists');
  const declared = position.list === 'followers' ? check.declaredFollowers : check.declaredFollowing;
  return askInstagram<ListPage>(ctx, lane, {
    kind: 'list',
    more: declared === null || seen + SMALL_PAGE < declared,
    ask: (reader) =>
      ctx.instagram.listPage(reader.identity, {
        dialect: position.dialect,
        list: position.list,
        userId,
        username: check.targetUsername,
        cursor: position.cursor,
        declared,
      }),
  });
}

/** Users on one page of followers (facts 1.3). */
const SMALL_PAGE = 25;

/** The place to resume: behind the newest row of the journal. A cursor of another dialect means nothing: a new walk. */
async function positionOf(ctx: RunEffects, run: Run, list: ListName): Promise<ListPosition> {
  const dialect = (list === 'followers' ? run.check.followersDialect : run.check.followingDialect) as Dialect;
  const newest = await newestPage(ctx.db, run.check.id, list);
  if (!newest) return { list, dialect, walk: 1, sequence: 0, cursor: null };
  if (newest.dialect !== dialect || newest.cursorGiven === null) {
    return { list, dialect, walk: newest.walk + 1, sequence: 0, cursor: null };
  }
  return { list, dialect, walk: newest.walk, sequence: newest.sequence + 1, cursor: newest.cursorGiven };
}

async function watchOf(ctx: RunEffects, run: Run, position: ListPosition): Promise<WalkWatch> {
  const { list, walk, sequence, cursor } = position;
  if (sequence === 0)
    return createWalkWatch({ cursor, firstPage: [], cursors: [], session: null, declared: declaredOf(run, list) });
  const { id } = run.check;
  return outlast(ctx.clock, run.lost, async () => {
    const [firstPage, cursors, newest] = await Promise.all([
      firstPageIds(ctx.db, id, list, walk),
      recentCursors(ctx.db, id, list, walk, SLICE_PAGES),
      newestPage(ctx.db, id, list),
    ]);
    const session = newest ? `${newest.accountId}:${newest.generation}` : null;
    return createWalkWatch({ cursor, firstPage, cursors, session, declared: declaredOf(run, list) });
  });
}

function declaredOf(run: Run, list: ListName): number | null {
  return list === 'followers' ? run.check.declaredFollowers : run.check.declaredFollowing;
}

/** A page without anybody that promises more: asked once more, it often is a page (facts 3.1 E22, E23). */
function isGlitch(page: ListPage): boolean {
  return page.users.length === 0 && page.next !== null;
}

function outcomeOf(page: ListPage, stuck: boolean): ListOutcome | null {
  if (stuck) return 'stuck';
  if (page.next !== null) return null;
  return page.limited ? 'limited' : 'ended';
}

/** Stores a page, through an outage of the database if need be. @throws {FenceLost} */
async function store(ctx: RunEffects, run: Run, read: PageRead): Promise<void> {
  let again = false;
  const saved = await outlast(ctx.clock, run.lost, async () => {
    if (again && (await hasPage(ctx.db, run.check, read.position))) return true; // the commit stood, its reply was lost
    again = true;
    return savePage(ctx.db, run.check, read);
  });
  if (!saved) throw new FenceLost();
  run.check = { ...run.check, parkedSince: null };
}

function sliceIsOver(run: Run): boolean {
  return run.stop.aborted || run.pages >= SLICE_PAGES || performance.now() - run.startedMs > SLICE_MS;
}

/** Another way to read a list that refused: a new walk, the next dialect, or none. */
async function reroute(
  ctx: RunEffects,
  run: Run,
  position: ListPosition,
  verdict: string,
): Promise<ListPosition | null> {
  if (verdict === 'cursor_refused') return newWalk(ctx, run, position);
  if (verdict === 'target_private' || verdict === 'target_missing')
    throw new RunEnds({ kind: 'fail', failure: verdict });

  const dialect = DIALECTS[DIALECTS.indexOf(position.dialect) + 1];
  if (!dialect) return endList(ctx, run, position, 'withheld');
  await fenced(ctx, run, () => writeList(ctx.db, run.check, position.list, { dialect }));
  return { ...position, dialect, walk: position.walk + 1, sequence: 0, cursor: null };
}

async function newWalk(ctx: RunEffects, run: Run, position: ListPosition): Promise<ListPosition | null> {
  if (position.walk >= WALKS_LIMIT) return endList(ctx, run, position, 'stuck');
  return { ...position, walk: position.walk + 1, sequence: 0, cursor: null };
}

async function endList(ctx: RunEffects, run: Run, position: ListPosition, outcome: ListOutcome): Promise<null> {
  await fenced(ctx, run, () => writeList(ctx.db, run.check, position.list, { outcome }));
  return null;
}

async function fenced(ctx: RunEffects, run: Run, write: () => Promise<boolean>): Promise<void> {
  if (!(await outlast(ctx.clock, run.lost, write))) throw new FenceLost();
}
