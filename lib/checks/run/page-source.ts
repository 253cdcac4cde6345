import type { ListPage } from '#/lib/instagram/model.ts';
import { hasPage, type PageRead, savePage } from '../journal-store.ts';
import { askInstagram, type ReadAnswer } from './ask-instagram.ts';
import type { Course, PageAnswered } from './course.ts';
import { type Run, type RunEffects, type Stream, Superseded } from './model.ts';
import { demandReadable } from './readable.ts';
import { createSlotPipeline } from './slot-ahead.ts';

export type PageSource = {
  /** The page at a course's place, once the page two before is stored. @throws {Superseded} */
  next(course: Course): Promise<ReadAnswer<ListPage>>;
  /** Stores the page of a course while the next one is asked for. */
  store(course: Course, page: PageAnswered): void;
  /** Waits until everything is stored. @throws {Superseded} */
  stored(): Promise<void>;
  /** Stores what came; keeps no slot. */
  close(): Promise<void>;
};

/** One list's pages, asked for ahead and stored behind. */
export function openPages(ctx: RunEffects, stream: Stream): PageSource {
  const pipeline = createSlotPipeline(ctx);
  const { run } = stream;
  return {
    async next(course) {
      const { assignment, doubted } = course;
      const permission = () => demandReadable(ctx, targetOf(run));
      const how = { more: hasMore(course), mayMove: isFirst(course), doubted };
      const question = { kind: 'list' as const, assignment, permission, pipeline, ...how };
      const answered = await askInstagram(ctx, stream, { ...question, ask: requestOf(ctx, run, course) });
      await pipeline.settled();
      return answered;
    },
    store(course, page) {
      const read = readOf(course, page);
      pipeline.storeBehind(() => store(ctx, run, read));
    },
    stored: pipeline.settled,
    close: pipeline.close,
  };
}

/** Users on one page of followers (docs/facts/addresses.md#rest-lists). */
const SMALL_PAGE = 25;

function hasMore({ declared, entries }: Course): boolean {
  return declared === null || entries + SMALL_PAGE < declared;
}

/** Whether nothing is known of the list yet: neither a cursor nor an answer that another account is to be compared with. */
function isFirst({ position, askedBefore, doubted, lookedAgain }: Course): boolean {
  return position.walk === 1 && position.sequence === 0 && !askedBefore && !doubted && !lookedAgain;
}

function requestOf(
  ctx: RunEffects,
  run: Run,
  { position, declared }: Course,
): Parameters<typeof askInstagram<ListPage>>[2]['ask'] {
  const { dialect, list, cursor } = position;
  const username = run.check.targetUsername;
  const wanted = { dialect, list, cursor, declared, username, userId: targetOf(run) };
  return (reader) => ctx.instagram.listPage(reader.identity, wanted);
}

function targetOf({ check }: Run): bigint {
  if (check.targetId === null) throw new Error('the profile is read before its lists');
  return check.targetId;
}

function readOf(
  { position, peopleBefore, watch }: Course,
  { value: page, reader, lease, tookMs }: PageAnswered,
): PageRead {
  const { accountId, generation } = reader;
  return { position, page, accountId, generation, lease, tookMs, people: peopleBefore + watch.people() };
}

/** Stores a page under the fence. @throws {Superseded} */
async function store(ctx: RunEffects, run: Run, read: PageRead): Promise<void> {
  const { check } = run;
  const saved = await savePage(ctx.db, check, read).catch(async (error: unknown) => {
    if (!(await hasPage(ctx.db, check, read.position))) throw error;
    return true; // an earlier commit stood; only its reply was lost
  });
  if (!saved) throw new Superseded();
  run.check = { ...run.check, parkedSince: null, stalledSince: null, fruitlessTries: 0 };
}
