/**
 * A refresh is one attempt to obtain a new session generation of an account. Pure: no IO, no clock.
 *
 * An account has at most one open attempt; whoever asks while it is open joins it.
 */
import type { QuestionKind, SignInFailure } from '#/lib/instagram/browser/model.ts';
import type { Machine } from '#/lib/platform/machine.ts';

export type AttemptStatus = 'queued' | 'running' | 'waiting_for_code' | 'succeeded' | 'failed' | 'abandoned';
export type AttemptEvent = 'start' | 'succeed' | 'fail' | 'ask' | 'answer' | 'rescue' | 'abandon';

/**
 * Two arrows more than the design's table: a person's patience may end in failure (`waiting_for_code` → fail),
 * and a worker may die while a person looks for the phone (`waiting_for_code` → rescue).
 * See docs/decisions/0003-attempt-arrows.md.
 */
export const ATTEMPT_MACHINE: Machine<AttemptStatus, AttemptEvent> = {
  queued: { start: 'running', abandon: 'abandoned' },
  running: { succeed: 'succeeded', fail: 'failed', ask: 'waiting_for_code', rescue: 'queued' },
  waiting_for_code: { answer: 'running', fail: 'failed', abandon: 'abandoned', rescue: 'queued' },
  succeeded: {},
  failed: {},
  abandoned: {},
};

export type ChallengeStatus = 'open' | 'answered' | 'accepted' | 'refused' | 'expired' | 'closed';
export type ChallengeEvent = 'answer' | 'accept' | 'refuse' | 'expire' | 'close';

/** A challenge is one question to a person. A refused code is a new challenge with `wrongBefore`. */
export const CHALLENGE_MACHINE: Machine<ChallengeStatus, ChallengeEvent> = {
  open: { answer: 'answered', expire: 'expired', close: 'closed' },
  answered: { accept: 'accepted', refuse: 'refused', close: 'closed' },
  accepted: {},
  refused: {},
  expired: {},
  closed: {},
};

/** What Instagram wants from a person. */
export type ChallengeKind = QuestionKind;

/** Through which door a code came. */
export type ChallengeDoor = 'dashboard' | 'bot' | 'api';

export type AttemptCause =
  | 'signed_out'
  | 'challenged'
  | 'warning'
  | 'no_session'
  | 'proactive'
  | 'manual'
  | 'handed_in';

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
