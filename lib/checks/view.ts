/** Checks as people see them, made by `lib/views/read-check.ts`. */
import type { ListName } from '#/lib/instagram/model.ts';
import type { Certificate } from './certify.ts';
import type { Check, CheckStatus } from './model.ts';
import type { WaitCause } from './waiting.ts';

/** The sign-in that ends a check's wait soonest. */
export type WaitingFor = {
  accountUsername: string;
  attemptId: string | null;
  challengeId: string | null;
  cause: WaitCause;
};

export type CheckView = Omit<Check, 'certificate' | 'seenAt' | 'workerId'> & {
  /** 0 to 1; null while totals are unknown. */
  progress: number | null;
  /** Of reading; null while unknown. */
  secondsLeft: number | null;
  certificate: Certificate | null;
  customerName: string;
  /** A list is read from the beginning once more. */
  rereads: boolean;
  /** Null when it does not wait for a session, or there is no account. */
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

/** A page on the check's time axis. */
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
