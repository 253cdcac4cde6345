/**
 * One attempt to obtain an account's next session generation. Pure. An account has at most one open; later askers join.
 */
import type { SignInFailure } from '#/lib/instagram/browser/model.ts';
import type { AttemptCause, AttemptStatus, ChallengeKind, ChallengeStatus } from '#/lib/platform/enums.ts';
import type { Machine } from '#/lib/platform/machine.ts';

export type { AttemptCause, AttemptStatus, ChallengeKind, ChallengeStatus };

export type AttemptEvent = 'start' | 'succeed' | 'fail' | 'ask' | 'answer' | 'rescue' | 'abandon';

/** Why a question may fail and be rescued: docs/decisions/0003-attempt-arrows.md. */
export const ATTEMPT_MACHINE: Machine<AttemptStatus, AttemptEvent> = {
  /**
   * Waits for a worker, until `notBefore` if set. In: `requestRefresh`; `attemptFailed` plans the next; `requeue` with
   * `rescue`. Out: `start` when `runRefresh` takes job and lease; `abandon` by an operator.
   */
  queued: { start: 'running', abandon: 'abandoned' },
  /**
   * A worker holds the lease and climbs the ladder; `run` is its fence. Out: `succeed` stores the generation under the
   * lease; `fail` as `POLICIES` says, also after ten unfinished workers; `ask` opens a challenge; `rescue` when the
   * worker stops, loses its lease or is gone (`rescueAttempts`).
   */
  running: { succeed: 'succeeded', fail: 'failed', ask: 'waiting_for_code', rescue: 'queued' },
  /**
   * The browser waits for a person's code (`askChallenge`). Out: `answer` when a code came or the page moved on, `fail`
   * when time is over, `abandon` by an operator, `rescue` as above; the question is then asked anew.
   */
  waiting_for_code: { answer: 'running', fail: 'failed', abandon: 'abandoned', rescue: 'queued' },
  /** Final. `attemptSucceeded` stored a generation and sent `session.ready`. */
  succeeded: {},
  /** Final. `attemptFailed` wrote the failure and, if the policy says so, planned the next. */
  failed: {},
  /** Final. `abandonAttempt`: an operator gave it up before it ran or while it waited. */
  abandoned: {},
};

export type ChallengeEvent = 'answer' | 'accept' | 'refuse' | 'expire' | 'close';

/** One question to a person. A refused code leads to a new challenge with `wrongBefore`. */
export const CHALLENGE_MACHINE: Machine<ChallengeStatus, ChallengeEvent> = {
  /**
   * At every door until `expiresAt`, opened by `askChallenge`. Out: `answer` by the first code (`answerChallenge`),
   * `expire`, `close` when the page moved on or the attempt ends.
   */
  open: { answer: 'answered', expire: 'expired', close: 'closed' },
  /**
   * A sealed code; the worker types it once. Out: `accept` when the attempt succeeds, `refuse` when it fails or
   * Instagram asks again, `close` when it is abandoned or requeued, or another question came before the code was read.
   */
  answered: { accept: 'accepted', refuse: 'refused', close: 'closed' },
  /** Final. The sign-in succeeded with it. */
  accepted: {},
  /** Final. Instagram refused the code, or the attempt failed after it. */
  refused: {},
  /** Final. Nobody answered in time; the attempt fails with `code_timeout`. */
  expired: {},
  /** Final. Approved on the phone, abandoned, or asked anew. */
  closed: {},
};

export type ChallengeDoor = 'dashboard' | 'bot' | 'api';

export type AttemptFailure = SignInFailure | 'lease_lost' | 'unsealable';

export type RefreshEnded =
  | { outcome: 'succeeded'; generation: number }
  | { outcome: 'failed'; failure: AttemptFailure }
  | { outcome: 'left' }
  /** This worker stops or lost its lease. */
  | { outcome: 'requeued' };

export const PASSWORD_STEP = 'password_submitted';

/** Without a question to a person (docs/facts/reliability.md#renewing-credentials). */
export const SIGN_IN_CAP_MS = 180_000;
