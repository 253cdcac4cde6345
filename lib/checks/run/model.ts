import type { WorkerCtx } from '#/lib/context.ts';
import type { ListName } from '#/lib/instagram/model.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import { afterPage, type Evidence, noEvidence } from '../evidence.ts';
import type { RefusedAnswer } from '../faults/policy.ts';
import { type Check, type CheckFailure, type ParkReason, SLICE_MS, SLICE_PAGES } from '../model.ts';
import type { PlanWorld } from '../plan/model.ts';

/** `db` waits out an outage (`patientDb`). */
export type RunEffects = Pick<
  WorkerCtx,
  | 'db'
  | 'clock'
  | 'queue'
  | 'events'
  | 'log'
  | 'limits'
  | 'vault'
  | 'instagram'
  | 'operatorChannels'
  | 'workerId'
  | 'contractWatch'
>;

/** Updated as the run goes on; its streams share it. */
export type Run = {
  check: Check;
  /** Another worker took over: stop and write nothing. */
  readonly superseded: AbortSignal;
  /** The worker stops: finish the page, then hand over. */
  readonly stop: AbortSignal;
  readonly interrupted: AbortSignal;
  readonly startedMs: number;
  /** When the last page came, or the run began. */
  progressMs: number;
  pages: number;
  evidence: Evidence;
  /** Which accounts cannot, and can, see a private profile's lists. */
  readonly blind: Set<string>;
  readonly seeing: Set<string>;
  /** Accounts that found nobody, although they find others. */
  readonly missing: Set<string>;
  /** How often profile or pages came well; refutes what was said before. */
  sightings: number;
  readonly withheld: Set<string>;
  /** What asking for one person is worth now. `dead`: whoever has no answer stays unknown. */
  search: PlanWorld['search'];
};

/** The profile was seen: "nobody" was wrong, or is by now. */
export function noteSighting(run: Run): void {
  run.sightings += 1;
  run.missing.clear();
}

/** Clears what spoke against addresses and accounts. */
export function notePage(run: Run, list: ListName): void {
  noteSighting(run);
  run.pages += 1;
  run.progressMs = performance.now();
  run.evidence = afterPage(run.evidence, list);
}

/** Answers came: what spoke against accounts is refuted. */
export function noteLookUp(run: Run): void {
  noteSighting(run);
  run.pages += 1;
  run.progressMs = performance.now();
  run.evidence = { ...noEvidence(), tours: run.evidence.tours, anew: run.evidence.anew };
}

/** Whether the run should end before its check has. */
export function sliceIsOver(run: Run): boolean {
  return run.stop.aborted || run.pages >= SLICE_PAGES || performance.now() - run.startedMs > SLICE_MS;
}

/** The end of a run whose slice is over. */
export function handOver(run: Run): RunEnded {
  return ended({ kind: 'hand_over', because: run.stop.aborted ? 'deploy' : 'slice' });
}

/** One of a run's parallel requests. With two healthy accounts there are two, one per list. */
export type Stream = { readonly run: Run; readonly number: 0 | 1 };

/** A stream's account between two requests. Immutable. */
export type Assignment = {
  /** Null: to be chosen. */
  readonly reader: Reader | null;
  /** Chosen if healthy: it read before. */
  readonly preferred: string | null;
};

/** The assignment in which the same account reads on. */
export function assignedTo(reader: Reader): Assignment {
  return { reader, preferred: reader.accountId };
}

/** How a run ends before its lists do. */
export type RunEnding =
  | {
      kind: 'park';
      reason: ParkReason;
      wakeAt?: Date;
      accountId?: string | null;
      detail?: Record<string, string | number | null>;
    }
  | { kind: 'fail'; failure: CheckFailure }
  /** The slice is over, or the worker stops: the next run goes on. */
  | { kind: 'hand_over'; because: 'slice' | 'deploy' };

export type RunEnded = { kind: 'ended'; ending: RunEnding };

/** How a run ends, as a value to return. */
export function ended(ending: RunEnding): RunEnded {
  return { kind: 'ended', ending };
}

/** No known way reaches or reads Instagram. */
export function unreachable({ verdict, catalogue }: Pick<RefusedAnswer, 'verdict' | 'catalogue'>): RunEnded {
  return ended({ kind: 'park', reason: 'unreachable', detail: { verdict, catalogue } });
}

export type Permission = { kind: 'granted' } | RunEnded;

/** Another worker owns the check: this run writes nothing. */
export class Superseded extends Error {
  constructor() {
    super('the run is not the check’s any more');
  }
}
