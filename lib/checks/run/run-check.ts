import type { ListName } from '#/lib/instagram/model.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { IllegalTransition } from '#/lib/platform/errors.ts';
import { patientDb } from '#/lib/platform/patient-db.ts';
import { findReader, type Reader } from '#/lib/sessions/readers.ts';
import { dropReadings } from '#/lib/sessions/reading.ts';
import { evidenceIn, noEvidence } from '../evidence.ts';
import { failCheck, finishCheck } from '../finish-check.ts';
import { lastAccountOf } from '../journal-store.ts';
import { type Left, leaveAfterException, leaveCheck } from '../leave-check.ts';
import { type Check, LISTS } from '../model.ts';
import { beat, findCheck, moveCheck, newestDetail } from '../store.ts';
import { unreachable } from './ask-instagram.ts';
import { type Ending, FenceLost, type Lane, type Run, type RunEffects, RunEnds } from './model.ts';
import { readList } from './read-list.ts';
import { readTarget } from './read-target.ts';

export type SliceEnded =
  | { outcome: 'completed'; whole: boolean }
  | { outcome: Ending['kind']; reason: string }
  /** Somebody else has it, or it ended before: nothing was written. */
  | { outcome: 'left' };

/**
 * Runs one slice of one check: reads pages until both lists ended, nobody can read, or the slice is over.
 *
 * Guarantees: every page that came is stored before the run ends; a run that lost its fence writes nothing; whatever is thrown
 * in it, the check goes on later or ends with its credit back;
 * a check whose lists ended is certified, compared, paid or released and told about in one transaction.
 *
 * @param input.signal the worker stops: the page in hand is finished and stored, then the check is handed over.
 */
export async function runCheck(ctx: RunEffects, input: { checkId: string; signal: AbortSignal }): Promise<SliceEnded> {
  const check = await startRun(ctx, input.checkId);
  if (!check) return { outcome: 'left' };

  const heart = keepBeating(ctx, check);
  const now = performance.now();
  const run: Run = {
    check,
    lost: heart.lost,
    stop: input.signal,
    startedMs: now,
    progressMs: now,
    pages: 0,
    evidence: noEvidence(),
    blind: new Set(),
    seeing: new Set(),
    missing: new Set(),
    sightings: 0,
    withheld: new Set(),
  };
  try {
    return await read({ ...ctx, db: patientDb(ctx.db, { clock: ctx.clock, signal: heart.lost }) }, run);
  } catch (error) {
    return await afterException(ctx, run, error);
  } finally {
    heart.stop();
    await dropReadings(ctx.db, { checkId: check.id, run: check.run }).catch(() => {}); // they lapse by themselves
  }
}

/** Whatever a run throws, its check is not left lying: it is tried again later, or, after a few times, ended. */
async function afterException(ctx: RunEffects, run: Run, error: unknown): Promise<SliceEnded> {
  if (error instanceof FenceLost || error instanceof IllegalTransition || run.lost.aborted) return { outcome: 'left' };
  ctx.log.error({ checkId: run.check.id, err: error }, 'a run failed');
  try {
    return outcomeOfLeaving(await leaveAfterException(ctx, run, error));
  } catch (second) {
    if (second instanceof IllegalTransition) return { outcome: 'left' };
    throw error; // nothing can be written now: the reconciler finds the check
  }
}

async function startRun(ctx: RunEffects, checkId: string): Promise<Check | null> {
  const seen = await findCheck(ctx.db, checkId);
  if (seen?.status !== 'queued' && seen?.status !== 'parked') return null;
  try {
    return await ctx.db.transaction(async (tx) => {
      const started = await moveCheck(tx, seen, 'start', { at: ctx.clock.now(), workerId: ctx.workerId });
      await ctx.events.emit(tx, { topic: 'check', id: checkId });
      return started;
    });
  } catch (error) {
    if (error instanceof IllegalTransition) return null;
    throw error;
  }
}

async function read(ctx: RunEffects, run: Run): Promise<SliceEnded> {
  const { id } = run.check;
  const [detail, preferred] = await Promise.all([newestDetail(ctx.db, id), lastAccountOf(ctx.db, id)]);
  run.evidence = evidenceIn(detail);
  const lane = laneOf(run, { number: 0, reader: null, preferred });
  try {
    await readTarget(ctx, lane);
    await readLists(ctx, lane);
    const certificate = await finishCheck(ctx, run);
    return { outcome: 'completed', whole: certificate.whole };
  } catch (error) {
    if (!(error instanceof RunEnds)) throw error;
    return endEarly(ctx, run, error.ending);
  }
}

/** Reads what is left of the two lists: side by side where a second account can read at once, else one after the other. */
async function readLists(ctx: RunEffects, lane: Lane): Promise<void> {
  const { run } = lane;
  const left = LISTS.filter((list) => outcomeOf(run.check, list) === null);
  const second = left.length === 2 && lane.reader ? await secondReader(ctx, run, lane.reader) : null;
  if (!second) {
    for (const list of left) await readList(ctx, lane, list);
    return;
  }
  const lanes = [lane, laneOf(run, { number: 1, reader: second, preferred: second.accountId })];
  const ends: { reason: unknown; sightings: number }[] = [];
  const readSafely = (list: ListName, at: number) =>
    readList(ctx, lanes[at] ?? lane, list).catch((reason: unknown) => {
      ends.push({ reason, sightings: run.sightings });
    });
  await Promise.all(left.map(readSafely));
  const reasons = ends.map(({ reason, sightings }) => (sightings < run.sightings ? doubted(reason) : reason));
  if (reasons.length > 0) throw reasons.sort((a, b) => weightOf(b) - weightOf(a))[0];
}

/** One lane ended because the profile is gone or hidden, and after that the other one saw it: it is looked at again later. */
function doubted(reason: unknown): unknown {
  if (!(reason instanceof RunEnds) || reason.ending.kind !== 'fail') return reason;
  const { failure } = reason.ending;
  if (failure !== 'target_missing' && failure !== 'target_private') return reason;
  return unreachable({ verdict: failure, catalogue: null });
}

/** Another account that may read this profile's lists now. */
async function secondReader(ctx: RunEffects, run: Run, first: Reader): Promise<Reader | null> {
  const without = [first.accountId, ...run.blind];
  const only = run.seeing.size > 0 ? { only: [...run.seeing] } : {};
  return findReader(ctx, { without, ...only, holdMs: 0 });
}

function laneOf(run: Run, lane: Pick<Lane, 'number' | 'reader' | 'preferred'>): Lane {
  return { ...lane, run, ahead: null, tries: 0, doubts: false, missedTurns: 0 };
}

/** Of two lanes that ended early, the weightier reason speaks for the run. */
function weightOf(reason: unknown): number {
  if (!(reason instanceof RunEnds)) return 3;
  return { fail: 2, park: 1, hand_over: 0 }[reason.ending.kind];
}

function outcomeOf(check: Check, list: (typeof LISTS)[number]) {
  return list === 'followers' ? check.followersOutcome : check.followingOutcome;
}

async function endEarly(ctx: RunEffects, run: Run, ending: Ending): Promise<SliceEnded> {
  if (ending.kind === 'fail') {
    await failCheck(ctx, run.check, ending.failure);
    return { outcome: 'fail', reason: ending.failure };
  }
  return outcomeOfLeaving(await leaveCheck(ctx, run, ending));
}

function outcomeOfLeaving({ kind, reason }: Left): SliceEnded {
  return { outcome: kind, reason };
}

const BEAT_EVERY_MS = 4 * SECOND_MS;

/** Signs of life of a run, also while it waits for its turn; `lost` aborts when another worker took over. */
function keepBeating(ctx: RunEffects, check: Check): { lost: AbortSignal; stop(): void } {
  const lost = new AbortController();
  const timer = setInterval(async () => {
    const mine = await beat(ctx.db, check).catch(() => true); // no answer: the fence will tell
    if (!mine) lost.abort();
  }, BEAT_EVERY_MS);
  return { lost: lost.signal, stop: () => clearInterval(timer) };
}
