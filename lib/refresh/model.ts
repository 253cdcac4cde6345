/**
 * A refresh is one attempt to obtain a new session generation of an account. Pure: no IO, no clock.
 *
 * An account has at most one open attempt; whoever asks while it is open joins it.
 */
import type { SignInFailure } from '#/lib/instagram/browser/model.ts';
import type { AttemptCause, AttemptStatus, ChallengeKind, ChallengeStatus } from '#/lib/platform/enums.ts';
import type { Machine } from '#/lib/platform/machine.ts';

export type { AttemptCause, AttemptStatus, ChallengeKind, ChallengeStatus };

export type AttemptEvent = 'start' | 'succeed' | 'fail' | 'ask' | 'answer' | 'rescue' | 'abandon';

/**
 * Two arrows more than the design's table: a person's patience may end in failure (`waiting_for_code` → fail),
 * and a worker may die while a person looks for the phone (`waiting_for_code` → rescue).
 * See docs/decisions/0003-attempt-arrows.md.
 */
export const ATTEMPT_MACHINE: Machine<AttemptStatus, AttemptEvent> = {
  /**
   * Waits for a worker, until `notBefore` if that is set. `requestRefresh` opens it, `attemptFailed` plans the next one after a pause, and
   * `requeue` puts it back with `rescue`. `start` when `runRefresh` takes the job and the account's lease; `abandon` by an operator.
   */
  queued: { start: 'running', abandon: 'abandoned' },
  /**
   * A worker holds the account's lease and climbs the ladder in a browser; `run` is its fence. `succeed` stores the new generation under
   * that lease; `fail` names the failure and does what `POLICIES` says, also after ten workers that brought it to no end; `ask` opens a challenge; `rescue` gives it to another worker when
   * this one stops, loses its lease or is gone (`rescueAttempts`).
   */
  running: { succeed: 'succeeded', fail: 'failed', ask: 'waiting_for_code', rescue: 'queued' },
  /**
   * The browser stays open while a person looks for the code (`askChallenge`). `answer` when a code came or the page went on by itself,
   * `fail` when the time for it is over, `abandon` by an operator, `rescue` as above: the question is then asked anew.
   */
  waiting_for_code: { answer: 'running', fail: 'failed', abandon: 'abandoned', rescue: 'queued' },
  /** Final. `attemptSucceeded` has stored a generation, and sent `session.ready` for the checks that wait. */
  succeeded: {},
  /** Final. `attemptFailed` has written the failure, and planned the next attempt where the policy has one. */
  failed: {},
  /** Final. `abandonAttempt`: an operator gave it up before it worked or while it waited. */
  abandoned: {},
};

export type ChallengeEvent = 'answer' | 'accept' | 'refuse' | 'expire' | 'close';

/** A challenge is one question to a person. A refused code is a new challenge with `wrongBefore`. */
export const CHALLENGE_MACHINE: Machine<ChallengeStatus, ChallengeEvent> = {
  /**
   * Shown at every door until `expiresAt`. `askChallenge` opens it. `answer` by the first person who types a code
   * (`answerChallenge`), `expire` when the time is over, `close` when the page went on by itself or the attempt ends.
   */
  open: { answer: 'answered', expire: 'expired', close: 'closed' },
  /**
   * A code came, sealed; the worker takes it once and types it. `accept` when the attempt succeeds, `refuse` when it fails or Instagram
   * asks again, `close` when the attempt is abandoned or given to another worker, or another question came before the code was read.
   */
  answered: { accept: 'accepted', refuse: 'refused', close: 'closed' },
  /** Final. The sign-in succeeded with it. */
  accepted: {},
  /** Final. Instagram did not take the code, or the attempt failed after it. */
  refused: {},
  /** Final. Nobody answered in time; the attempt fails with `code_timeout`. */
  expired: {},
  /** Final. The question fell away: approved on the phone, abandoned, or asked anew by another worker. */
  closed: {},
};

/** Through which door a code came. */
export type ChallengeDoor = 'dashboard' | 'bot' | 'api';

/** Why an attempt ended without a session: the browser's reasons, and those of the house around it. */
export type AttemptFailure = SignInFailure | 'lease_lost' | 'unsealable';

/** How a worker's turn at an attempt ended. */
export type RefreshEnded =
  | { outcome: 'succeeded'; generation: number }
  | { outcome: 'failed'; failure: AttemptFailure }
  /** Somebody else has it, it ended before, or it was abandoned: nothing was written. */
  | { outcome: 'left' }
  /** This worker stops or lost its lease: another one goes on. */
  | { outcome: 'requeued' };

/** Name of the step that is written before each submission of a password. */
export const PASSWORD_STEP = 'password_submitted';

/** A sign-in without a question to a person ends after this long (docs/facts/reliability.md#renewing-credentials). */
export const SIGN_IN_CAP_MS = 180_000;
