import { endReadLease } from '#/lib/sessions/read-lease.ts';
import { findReader } from '#/lib/sessions/readers.ts';
import type { LookUp } from '../asking/model.ts';
import { type Asking, nextQuestions } from '../asking/next-question.ts';
import { note } from '../asking/standing.ts';
import { type Asked, hasLookUp, saveLookUps } from '../asking/store.ts';
import { HOLD_MS } from '../model.ts';
import { askInstagram, type ReadAnswer } from './ask-instagram.ts';
import { whoSees } from './choose-reader.ts';
import { endAsking, lacksKnown, type PeopleAsked } from './end-asking.ts';
import { lookAtTarget } from './look-at-target.ts';
import {
  type Assignment,
  assignedTo,
  handOver,
  noteLookUp,
  type Run,
  type RunEffects,
  type Stream,
  Superseded,
  sliceIsOver,
} from './model.ts';
import type { Pipeline } from './pipeline.ts';
import { type Heard, putQuestions } from './put-questions.ts';
import { demandReadable } from './readable.ts';
import { createSlotPipeline, dropSlotAhead, type SlotAhead } from './slot-ahead.ts';
import { noTrouble, noteFailure, settle, type Trouble, withoutAside } from './trouble.ts';

/** What is asked, and of whom there was no answer. */
type Open = { asking: Asking; trouble: Trouble };
type Turn = { assignment: Assignment; doubted: boolean; lookedAgain: boolean; refused: number };
type NextTurn = { kind: 'ask'; turn: Turn } | PeopleAsked;

/**
 * Asks for one person after the other until each has an answer, or asking is of no use; every answer is stored.
 * @throws {Superseded}
 */
export async function askPeople(
  ctx: RunEffects,
  stream: Stream,
  asking: Asking,
  assignment: Assignment,
): Promise<PeopleAsked> {
  const pipeline = createSlotPipeline(ctx);
  const open = { asking, trouble: noTrouble() };
  try {
    let next: NextTurn = { kind: 'ask', turn: { assignment, doubted: false, lookedAgain: false, refused: 0 } };
    while (next.kind === 'ask') {
      const { turn }: { turn: Turn } = next;
      if (!hasMore(open, turn.assignment)) return endAsking(ctx, asking, turn.assignment);
      if (sliceIsOver(stream.run)) return handOver(stream.run);
      const answered = await ask(ctx, stream, open, { turn, pipeline });
      if (answered.kind === 'ended') return answered;
      // its account may rest since then
      if (answered.kind === 'page' && answered.value.unanswered) await dropSlotAhead(ctx, pipeline);
      next =
        answered.kind === 'page'
          ? await takeAnswers(ctx, stream.run, open, answered)
          : await goOnAfter(ctx, stream, turn, answered);
    }
    return next;
  } finally {
    await pipeline.close();
  }
}

/** Whether the session that will probably be asked has something to be asked. */
function hasMore({ asking, trouble }: Open, { reader }: Assignment): boolean {
  return nextQuestions(withoutAside(asking, trouble), reader ? sessionIn(reader) : NEW_SESSION).length > 0;
}

/** Whose it will be is not known. */
const NEW_SESSION = { accountId: '', generation: 0 };

function sessionIn({ accountId, generation }: { accountId: string; generation: { number: number } }) {
  return { accountId, generation: generation.number };
}

function ask(
  ctx: RunEffects,
  stream: Stream,
  open: Open,
  { turn, pipeline }: { turn: Turn; pipeline: Pipeline<SlotAhead> },
): Promise<ReadAnswer<Heard>> {
  const { run } = stream;
  const { targetId } = run.check;
  const { asking } = open;
  return askInstagram(ctx, stream, {
    ...{ kind: 'look_up', assignment: turn.assignment, pipeline, doubted: turn.doubted },
    ...{ more: true, mayMove: asking.own === null && asking.standing.open === null },
    permission: async () => (targetId === null ? { kind: 'granted' } : demandReadable(ctx, targetId)),
    ask: (reader) => putQuestions(ctx, run, open, reader),
  });
}

type Came = Extract<ReadAnswer<Heard>, { kind: 'page' }>;

/** Stores what came. After a canary failed, another account is asked if there is one. */
async function takeAnswers(
  ctx: RunEffects,
  run: Run,
  { asking, trouble }: Open,
  { value, reader, lease, tookMs }: Came,
): Promise<NextTurn> {
  const { standing, own } = asking;
  const assignment = assignedTo(reader);
  if (value.answers.length === 0 && !value.unanswered) {
    await endReadLease(ctx.db, lease);
    const end = await endAsking(ctx, asking, assignment);
    return end.kind === 'finished' && lacksKnown(run, asking, assignment) ? handOver(run) : end;
  }
  if (value.unanswered?.because === 'refused') {
    await endReadLease(ctx.db, lease); // nothing came: the check's patience is not renewed
    return next(assignment);
  }
  const { accountId, generation } = reader;
  if (value.unanswered?.because === 'late') noteFailure(trouble, value.unanswered.question);
  const settled = value.answers.some(({ canary }) => canary === null) ? settle(trouble) : [];
  const answers = [...value.answers, ...settled];
  const asked = { ...value, answers, sequence: standing.sequence + 1, accountId, generation, lease, tookMs };
  await store(ctx, run, asked);
  if (answers.length > 0) noteLookUp(run);
  const failed = standing.failedCanaries;
  for (const row of rowsOf(asked, ctx.clock.now())) note(standing, row, own);
  const isWell = standing.failedCanaries === failed;
  return next(isWell ? assignment : await anotherReader(ctx, run, standing.failedAccounts, assignment));
}

function next(assignment: Assignment, change: Partial<Turn> = {}): NextTurn {
  return { kind: 'ask', turn: { assignment, doubted: false, lookedAgain: false, refused: 0, ...change } };
}

function rowsOf({ answers, sequence, accountId, generation }: Asked, askedAt: Date): LookUp[] {
  return answers.map((answer, n) => {
    const { canary, instagramId, username, finding } = answer;
    return {
      canary,
      instagramId,
      username,
      finding,
      sequence: sequence + n,
      accountId,
      generation: generation.number,
      askedAt,
    };
  });
}

/** @throws {Superseded} */
async function store(ctx: RunEffects, run: Run, asked: Asked): Promise<void> {
  const { check } = run;
  const saved = await saveLookUps(ctx.db, check, asked).catch(async (error: unknown) => {
    if (!(await hasLookUp(ctx.db, check, asked.sequence))) throw error;
    return true; // an earlier commit stood; only its reply was lost
  });
  if (!saved) throw new Superseded();
  run.check = { ...run.check, parkedSince: null, stalledSince: null, fruitlessTries: 0 };
}

/** One whose search has not failed and that sees the profile; else the same once more. */
async function anotherReader(
  ctx: RunEffects,
  run: Run,
  failed: Iterable<string>,
  same: Assignment,
): Promise<Assignment> {
  const { without, ...only } = whoSees(run);
  const other = await findReader(ctx, { without: [...failed, ...without], ...only, holdMs: HOLD_MS });
  return other ? assignedTo(other) : same;
}

/** Refused so often in a row for no reason of session or limit, by whichever account, the search is closed to us. */
const REFUSED_LIMIT = 2;

type Refused = Extract<ReadAnswer<Heard>, { kind: 'refusal' }>;

/** Neither session nor limit explains it: the profile, chance, or the search itself. A search that is closed ends the asking. */
async function goOnAfter(ctx: RunEffects, stream: Stream, turn: Turn, refusal: Refused): Promise<NextTurn> {
  const { run } = stream;
  const same = assignedTo(refusal.reader);
  if (refusal.blames === 'chance') return next(same, { ...turn, assignment: same, doubted: true });
  if (refusal.blames === 'target' && !turn.lookedAgain) {
    const looked = await lookAtTarget(ctx, stream, same);
    return looked.kind === 'ended' ? looked : next(looked.assignment, { lookedAgain: true });
  }
  const refused = turn.refused + 1;
  if (refused < REFUSED_LIMIT) {
    const assignment = await anotherReader(ctx, run, [refusal.reader.accountId], same);
    return next(assignment, { ...turn, assignment, refused });
  }
  run.search = 'dead';
  run.evidence.softBlocks = 0;
  return { kind: 'finished', assignment: same };
}
