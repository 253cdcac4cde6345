import type { CheckFailure, CheckStatus, ParkReason } from '#/lib/checks/model.ts';
import type { CheckView, RelatedUser } from '#/lib/checks/view.ts';

export type OldStatus = 'pending' | 'processing' | 'completed' | 'failed';

/** A parked check is under way; a cancelled one has no result. */
export const OLD_STATUS: Record<CheckStatus, OldStatus> = {
  queued: 'pending',
  running: 'processing',
  parked: 'processing',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'failed',
};

type Told = Pick<CheckView, 'status' | 'parkReason' | 'failure' | 'targetUsername' | 'progress'>;

/** In a history. */
/** A check as a row of a history. */
export function oldRow(check: CheckView) {
  return {
    check_id: check.id,
    user_id: check.customerId,
    target_username: check.targetUsername,
    platform: 'instagram' as const,
    status: OLD_STATUS[check.status],
    state: check.status,
    progress: percentOf(check),
    total_non_mutual: check.notMutualCount,
    created_at: check.requestedAt,
    completed_at: check.finishedAt,
  };
}

/** Somebody who does not follow back. */
export function oldUser(user: RelatedUser) {
  return {
    username: user.username,
    full_name: user.fullName || null,
    avatar_url: null,
    user_follows_target: true,
    target_follows_user: false,
    is_mutual: false,
  };
}

/** Where a check stands, in one sentence. */
export function messageOf(check: Told, position: number | null): string {
  switch (check.status) {
    case 'queued':
      return position === null ? 'The check waits for its turn.' : `The check waits for its turn: place ${position}.`;
    case 'running':
      return `Reading the lists of @${check.targetUsername}: ${percentOf(check)} %.`;
    case 'parked':
      return `${PARKED[check.parkReason ?? 'session']} Nothing is lost or charged meanwhile.`;
    case 'completed':
      return 'The check is complete.';
    default:
      return errorOf(check) ?? 'The check has failed.';
  }
}

/** Null while a result may come. */
export function errorOf(check: Pick<CheckView, 'status' | 'failure'>): string | null {
  if (check.status === 'cancelled') return 'The check was cancelled; the credit went back.';
  if (check.status !== 'failed') return null;
  return check.failure ? FAILED[check.failure] : 'The check has failed; the credit went back.';
}

/** Whole per cent, 0 to 100. */
export function percentOf(check: Pick<CheckView, 'progress'>): number {
  return Math.floor((check.progress ?? 0) * 100);
}

const PARKED: Record<ParkReason, string> = {
  session: 'The check waits until an account is signed in to Instagram again.',
  budget: 'Our accounts rest, so that Instagram is not asked too much: the check goes on after their rest.',
  deploy: 'The service is being brought up to date: the check goes on in a moment.',
  unreachable: 'Instagram gives no usable answer now: it is asked again by itself.',
  operator: 'The check was paused by an operator.',
};

const FAILED: Record<CheckFailure, string> = {
  target_missing: 'There is no such profile on Instagram; the credit went back.',
  target_private: 'The profile is private: its lists cannot be read; the credit went back.',
  lists_short: 'Instagram showed only a part of the lists; the credit went back.',
  no_session: 'No account could read for too long; the credit went back.',
  unreadable: 'Instagram answered in a way that could not be read; the credit went back.',
  opted_out: 'The owner of this profile asked not to be read; the credit went back.',
  unreachable: 'Instagram did not answer for too long; the credit went back.',
  held_back: 'Instagram held our accounts back for too long; the credit went back.',
  our_fault: 'Something on our side failed again and again; the credit went back.',
};

const CHECK_SECONDS = 60;
const PLACE_SECONDS = 120;

/** By the reading's pace, before that by the present system's rule of thumb. */
export function estimatedSeconds(check: Pick<CheckView, 'status' | 'secondsLeft'>, position: number | null): number {
  if (check.status === 'completed') return 0;
  return check.secondsLeft ?? CHECK_SECONDS + Math.max(0, (position ?? 1) - 1) * PLACE_SECONDS;
}

/** Minutes that a new check waits behind `waiting` others. */
export function waitMinutes(waiting: number): number {
  return Math.ceil((waiting * PLACE_SECONDS) / 60);
}
