/** How a run ends whose check has not: it goes on later, or fails after too long without a page. */

import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import type { GiveUpCause } from '#/lib/outbox/schema.ts';
import { after } from '#/lib/platform/clock.ts';
import type { Json, Tx } from '#/lib/platform/db.ts';
import { endure, SETBACKS, type Setback } from './endurance.ts';
import { type Evidence, isEvidence } from './evidence.ts';
import { writeFailure } from './finish-check.ts';
import type { Check, CheckFailure } from './model.ts';
import type { Run, RunEffects, RunEnding } from './run/model.ts';
import { moveCheck } from './store.ts';

type Effects = Pick<RunEffects, 'db' | 'clock' | 'queue' | 'events' | 'limits' | 'operatorChannels'>;

export type Left = { kind: 'fail'; reason: CheckFailure } | { kind: 'park' | 'hand_over'; reason: string };

/** Parks the check or sends its next slice. @throws {IllegalTransition} somebody moved it. */
export async function leaveCheck(
  ctx: Effects,
  run: Pick<Run, 'check' | 'pages' | 'evidence'>,
  ending: Exclude<RunEnding, { kind: 'fail' }>,
): Promise<Left> {
  if (ending.kind === 'park') return setBack(ctx, run, { setback: ending.reason, ...ending });
  if (ending.because === 'deploy') return setBack(ctx, run, { setback: 'deploy', wakeAt: ctx.clock.now() });
  if (run.pages === 0) return setBack(ctx, run, { setback: 'slice' });
  await goOn(ctx, run, { event: 'rescue', reason: 'slice', tries: run.check.fruitlessTries, sends: true });
  return { kind: 'hand_over', reason: 'slice' };
}

/** Takes a check back from a run that threw what nobody expected. @throws {IllegalTransition} */
export function leaveAfterException(ctx: Effects, run: Pick<Run, 'check' | 'evidence'>, error: unknown): Promise<Left> {
  const name = error instanceof Error ? error.name : 'Error';
  return setBack(ctx, run, { setback: 'exception', detail: { error: name } });
}

/** Takes a check back from a worker that is gone. @throws {IllegalTransition} */
export function leaveForWorker(ctx: Effects, check: Check): Promise<Left> {
  return setBack(ctx, { check }, { setback: 'worker_gone' });
}

type SetBack = {
  setback: Setback;
  wakeAt?: Date;
  accountId?: string | null;
  detail?: Record<string, string | number | null>;
};

async function setBack(ctx: Effects, run: { check: Check; evidence?: Evidence }, facts: SetBack): Promise<Left> {
  const { setback, detail = {}, accountId = null } = facts;
  const at = ctx.clock.now();
  const endured = endure(run.check, setback, at, ctx.limits.parkedMs);
  if (!endured.goesOn) return giveUp(ctx, run.check, { ...facts, failure: failureOf(endured.failure, detail) });

  const parks = PARKS.has(setback);
  const wakeAt = facts.wakeAt ?? (endured.pauseMs === null ? null : after(at, endured.pauseMs));
  await goOn(ctx, run, {
    event: parks ? 'park' : 'rescue',
    reason: setback,
    tries: endured.tries,
    wakeAt,
    accountId,
    detail,
    sends: setback === 'deploy' || setback === 'worker_gone',
  });
  return { kind: parks ? 'park' : 'hand_over', reason: setback };
}

const PARKS: ReadonlySet<Setback> = new Set(['session', 'budget', 'deploy', 'unreachable', 'operator']);

/** An unreadable answer is not silence. */
function failureOf(failure: CheckFailure, { verdict }: Record<string, string | number | null>): CheckFailure {
  return failure === 'unreachable' && verdict !== undefined && verdict !== 'unreachable' ? 'unreadable' : failure;
}

type Onward = {
  event: 'park' | 'rescue';
  reason: string;
  tries: number;
  wakeAt?: Date | null;
  accountId?: string | null;
  detail?: Record<string, string | number | null>;
  sends: boolean;
};

async function goOn(ctx: Effects, { check, evidence }: { check: Check; evidence?: Evidence }, onward: Onward) {
  const { event, reason, tries, wakeAt = null, accountId = null, sends } = onward;
  const told = { ...onward.detail, ...(evidence && isEvidence(evidence) ? { evidence } : {}) } satisfies Json;
  const detail = Object.keys(told).length > 0 ? { detail: told } : {};
  await ctx.db.transaction(async (tx) => {
    await moveCheck(tx, check, event, { at: ctx.clock.now(), reason, tries, wakeAt, accountId, ...detail });
    if (sends) await ctx.queue.send('check.run', { checkId: check.id }, { tx });
    await ctx.events.emit(tx, { topic: 'check', id: check.id });
  });
}

function causeOf(setback: Setback, failure: CheckFailure): GiveUpCause {
  if (failure === 'our_fault') return setback === 'exception' ? 'exception' : 'worker_gone';
  return failure === 'no_session' || failure === 'held_back' ? failure : 'unreachable';
}

/** Ends a check that got nowhere for too long; tells operators once a day per cause. */
export async function giveUp(
  ctx: Effects,
  check: Check,
  facts: { setback: Setback; failure?: CheckFailure; detail?: Record<string, string | number | null> },
): Promise<Left> {
  const { setback, failure = SETBACKS[setback].failure, detail = {} } = facts;
  await ctx.db.transaction(async (tx) => {
    await writeFailure(ctx, tx, check, failure);
    await tellOperators(ctx, tx, check, { setback, failure, detail });
  });
  return { kind: 'fail', reason: failure };
}

async function tellOperators(
  ctx: Effects,
  tx: Tx,
  check: Check,
  {
    setback,
    failure,
    detail,
  }: { setback: Setback; failure: CheckFailure; detail: Record<string, string | number | null> },
): Promise<void> {
  const at = ctx.clock.now();
  const cause = causeOf(setback, failure);
  await enqueueForOperators(ctx, tx, {
    kind: 'check_given_up',
    payload: {
      checkId: check.id,
      username: check.targetUsername,
      cause,
      detail: detail.error === undefined ? (detail.verdict?.toString() ?? null) : String(detail.error),
      times: check.fruitlessTries + SETBACKS[setback].tries,
    },
    about: `${cause}:${at.toISOString().slice(0, 10)}`,
    at,
  });
}
