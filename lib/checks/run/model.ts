/**
 * One worker's turn at one check: what it holds while it reads, and how it may end.
 */
import type { WorkerCtx } from '#/lib/context.ts';
import type { ListName } from '#/lib/instagram/model.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import { afterPage, type Evidence } from '../evidence.ts';
import type { RefusedAnswer } from '../faults/policy.ts';
import type { Check, CheckFailure, ParkReason } from '../model.ts';

/** What a run may use. `db` is the one that waits out an outage (`patientDb`): no statement of a run is lost to a restart. */
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

/** Kept up to date as the run goes on; its streams share it. */
export type Run = {
  check: Check;
  /** Aborts when another worker took the check over: stop at once and write nothing. */
  readonly superseded: AbortSignal;
  /** Aborts when the worker is asked to stop: finish the page in hand, then hand over. */
  readonly stop: AbortSignal;
  /** Aborts with either of them: nothing is waited for any more. */
  readonly interrupted: AbortSignal;
  readonly startedMs: number;
  /** When the last page came, or the run began. */
  progressMs: number;
  pages: number;
  evidence: Evidence;
  /** Accounts that cannot see the lists of this profile, which is private, and those that can. */
  readonly blind: Set<string>;
  readonly seeing: Set<string>;
  /** Accounts that say that nobody has this name, although they find others. */
  readonly missing: Set<string>;
  /** How often the profile, or a page of its lists, came well in this run. What was said against it before is contradicted by that. */
  sightings: number;
  /** Accounts from which a list was withheld, in this run. */
  readonly withheld: Set<string>;
};

/** The profile was seen well: whoever said before that nobody has this name was wrong, or is so by now. */
export function noteSighting(run: Run): void {
  run.sightings += 1;
  run.missing.clear();
}

/** A page came: what spoke against addresses and accounts is settled. */
export function notePage(run: Run, list: ListName): void {
  noteSighting(run);
  run.pages += 1;
  run.progressMs = performance.now();
  run.evidence = afterPage(run.evidence, list);
}

/** One of the requests that a run has under way at a time. With two healthy accounts it has two streams, one for each list. */
export type Stream = { readonly run: Run; readonly number: 0 | 1 };

/** The account that a stream reads with, as it stands between two requests. Never changed, always replaced. */
export type Assignment = {
  /** Null: one is to be chosen. */
  readonly reader: Reader | null;
  /** The account that is chosen if it is healthy: the one that read before. */
  readonly preferred: string | null;
};

/** The stream goes on with this reader. */
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

/** What the functions of a run return when it ends with them. */
export type RunEnded = { kind: 'ended'; ending: RunEnding };

export function ended(ending: RunEnding): RunEnded {
  return { kind: 'ended', ending };
}

/** Instagram cannot be reached, or read, by any way that is known. */
export function unreachable({ verdict, catalogue }: Pick<RefusedAnswer, 'verdict' | 'catalogue'>): RunEnded {
  return ended({ kind: 'park', reason: 'unreachable', detail: { verdict, catalogue } });
}

/** Whether a run may do the next thing. */
export type Permission = { kind: 'granted' } | RunEnded;

/** Another worker owns the check now: nothing that this run has in hand may be written. */
export class Superseded extends Error {
  constructor() {
    super('the run is not the check’s any more');
  }
}
