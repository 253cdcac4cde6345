import { IllegalTransition } from '#/lib/platform/errors.ts';
import { patientDb } from '#/lib/platform/patient-db.ts';
import { dropReadLeases } from '#/lib/sessions/read-lease.ts';
import { evidenceIn, noEvidence } from '../evidence.ts';
import { failCheck, finishCheck } from '../finish-check.ts';
import { lastAccountOf } from '../journal-store.ts';
import { type Left, leaveAfterException, leaveCheck } from '../leave-check.ts';
import type { Check } from '../model.ts';
import type { Plan } from '../plan/model.ts';
import { findCheck, moveCheck, newestDetail } from '../store.ts';
import { askFollowers } from './ask-followers.ts';
import { startHeartbeat } from './heartbeat.ts';
import { type Assignment, type Run, type RunEffects, type RunEnding, type Stream, Superseded } from './model.ts';
import { planOf } from './plan-run.ts';
import { readInstead } from './read-instead.ts';
import { type ListsRead, readLists } from './read-lists.ts';
import { readTarget } from './read-target.ts';

export type SliceEnded =
  | { outcome: 'completed'; whole: boolean }
  | { outcome: RunEnding['kind']; reason: string }
  | { outcome: 'left' };

/**
 * Runs one slice: until both lists end, nobody can read, or the slice is over. Every page that came is stored; a
 * superseded run writes nothing; after an exception the check goes on later or fails.
 * @param input.signal the worker stops: store the page, then hand over.
 */
export async function runCheck(ctx: RunEffects, input: { checkId: string; signal: AbortSignal }): Promise<SliceEnded> {
  const check = await startRun(ctx, input.checkId);
  if (!check) return { outcome: 'left' };

  const heartbeat = startHeartbeat(ctx, check);
  const { superseded } = heartbeat;
  const run = beginRun(check, { superseded, stop: input.signal });
  try {
    return await runSlice({ ...ctx, db: patientDb(ctx.db, { clock: ctx.clock, signal: superseded }) }, run);
  } catch (error) {
    return await afterException(ctx, run, error);
  } finally {
    heartbeat.stop();
    await dropReadLeases(ctx.db, { checkId: check.id, run: check.run }).catch(() => {}); // they lapse by themselves
  }
}

/** Takes the check under a new run number; null when it is not to be run. Throws in an outage: the job comes again. */
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

function beginRun(check: Check, signals: Pick<Run, 'superseded' | 'stop'>): Run {
  const now = performance.now();
  return {
    ...signals,
    interrupted: AbortSignal.any([signals.superseded, signals.stop]),
    check,
    startedMs: now,
    progressMs: now,
    pages: 0,
    evidence: noEvidence(),
    blind: new Set(),
    seeing: new Set(),
    missing: new Set(),
    sightings: 0,
    withheld: new Set(),
    search: 'unknown',
  };
}

async function runSlice(ctx: RunEffects, run: Run): Promise<SliceEnded> {
  const read = await readAndAsk(ctx, run);
  if (read.kind === 'ended') return endEarly(ctx, run, read.ending);
  const certificate = await finishCheck(ctx, run.check);
  return { outcome: 'completed', whole: certificate.whole };
}

async function readAndAsk(ctx: RunEffects, run: Run): Promise<ListsRead> {
  const { id } = run.check;
  const [detail, preferred] = await Promise.all([newestDetail(ctx.db, id), lastAccountOf(ctx.db, id)]);
  run.evidence = evidenceIn(detail);
  const stream: Stream = { run, number: 0 };
  const target = await readTarget(ctx, stream, { reader: null, preferred });
  if (target.kind === 'ended') return target;
  const asked = await followPlan(ctx, stream, await planOf(ctx, run), target.assignment);
  if (asked.kind === 'ended') return asked;
  const instead = await readInstead(ctx, run);
  return instead ? followPlan(ctx, stream, instead, asked.assignment) : asked;
}

async function followPlan(ctx: RunEffects, stream: Stream, plan: Plan, assignment: Assignment): Promise<ListsRead> {
  const read = await readLists(ctx, stream, plan, assignment);
  return read.kind === 'ended' ? read : askFollowers(ctx, stream, read.assignment);
}

async function endEarly(ctx: RunEffects, run: Run, ending: RunEnding): Promise<SliceEnded> {
  if (ending.kind !== 'fail') return outcomeOf(await leaveCheck(ctx, run, ending));
  await failCheck(ctx, run.check, ending.failure);
  return { outcome: 'fail', reason: ending.failure };
}

/** After any exception: tried again later or, after a few times, ended. */
async function afterException(ctx: RunEffects, run: Run, error: unknown): Promise<SliceEnded> {
  const isOver = error instanceof Superseded || error instanceof IllegalTransition || run.superseded.aborted;
  if (isOver) return { outcome: 'left' };
  ctx.log.error({ checkId: run.check.id, err: error }, 'a run failed');
  try {
    return outcomeOf(await leaveAfterException(ctx, run, error));
  } catch (second) {
    if (second instanceof IllegalTransition) return { outcome: 'left' };
    throw error; // nothing can be written now: the reconciler finds the check
  }
}

function outcomeOf({ kind, reason }: Left): SliceEnded {
  return { outcome: kind, reason };
}
