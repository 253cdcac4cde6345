/**
 * One worker's turn at one check: what it holds while it reads, and how it may end.
 */
import type { WorkerCtx } from '#/lib/context.ts';
import type { Refusal } from '#/lib/instagram/model.ts';
import type { RequestKind } from '#/lib/sessions/model.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import type { Turn } from '#/lib/sessions/reading.ts';
import type { Evidence } from './evidence.ts';
import type { Check, CheckFailure, ParkReason } from './model.ts';

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
  | 'operatorChats'
  | 'operatorChannels'
  | 'workerId'
  | 'contractWatch'
>;

/** A refusal as the client tells it: with the row of the verdict table that decided, and the HTTP status (null: no answer came). */
export type Refused = Refusal & { catalogue: string | null; status: number | null };

/** Kept up to date as the run goes on; its lanes share it. */
export type Run = {
  check: Check;
  /** Aborts when the run lost its fence: stop at once and write nothing. */
  readonly lost: AbortSignal;
  /** Aborts when the worker is asked to stop: finish the page in hand, then hand over. */
  readonly stop: AbortSignal;
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

/** One reader at work for a run. With two healthy accounts a run has two lanes, one for each list. */
export type Lane = {
  readonly run: Run;
  readonly number: 0 | 1;
  reader: Reader | null;
  /** The account that this lane would rather read with: the one that read before. */
  preferred: string | null;
  /** The turn of its next request, taken while this one is under way. */
  ahead: { accountId: string; kind: RequestKind; taken: Promise<{ turn: Turn; atMs: number } | null> } | null;
  /** Refusals in a row of the kind that may pass by itself. */
  tries: number;
  /** A list came empty against its total, and is asked for once more before that is believed. */
  doubts: boolean;
  /** Turns in a row that came too late to be taken. */
  missedTurns: number;
};

/** How a run ends before its lists do. */
export type Ending =
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

/** Thrown inside a run to end it; caught in `runCheck` alone. */
export class RunEnds extends Error {
  readonly ending: Ending;
  constructor(ending: Ending) {
    super(`the run ends: ${ending.kind}`);
    this.ending = ending;
  }
}

/** Another worker owns the check now: nothing that this run has in hand may be written. */
export class FenceLost extends Error {
  constructor() {
    super('the run is not the check’s any more');
  }
}
