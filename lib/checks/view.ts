/** The shapes in which people see checks; `lib/views/read-check.ts` makes them. */
import type { ListName } from '#/lib/instagram/model.ts';
import type { Certificate } from './certify.ts';
import type { Check, CheckStatus } from './model.ts';
import type { WaitCause } from './waiting.ts';

/** The sign-in that ends the wait of a check soonest. */
export type WaitingFor = {
  accountUsername: string;
  attemptId: string | null;
  challengeId: string | null;
  cause: WaitCause;
};

/** A check as people see it. */
export type CheckView = Omit<Check, 'certificate' | 'seenAt' | 'workerId'> & {
  /** 0 to 1; null while the totals are not known. */
  progress: number | null;
  /** Seconds of reading that are left; null while that cannot be said. */
  secondsLeft: number | null;
  certificate: Certificate | null;
  customerName: string;
  /** A list is read from the beginning once more. */
  rereads: boolean;
  /** What a check parked for a session waits for; null: for nothing of the kind, or there is no account. */
  waitingFor: WaitingFor | null;
};

export type MoveView = {
  at: Date;
  from: CheckStatus | null;
  event: string;
  to: CheckStatus;
  run: number;
  reason: string | null;
  detail: unknown;
};

/** One page of the journal, as the time axis of its check shows it. */
export type Tick = {
  list: ListName;
  walk: number;
  sequence: number;
  readAt: Date;
  tookMs: number;
  users: number;
  generation: number;
  accountId: string | null;
};

export type OpenChecks = Record<'running' | 'parked' | 'queued', number>;
