import { Ban, CheckCircle2, CircleDashed, CirclePause, XCircle } from 'lucide-react';
import type { CheckFailure, CheckStatus, ParkReason } from '#/lib/checks/model.ts';
import type { WaitCause } from '#/lib/checks/waiting.ts';
import type { StatusLook } from '../ui/status-badge.tsx';

/** How each status of a check is shown. The words are in the messages under `status.check`. */
export const CHECK_STATUS: Record<CheckStatus, StatusLook<CheckStatus>> = {
  queued: { icon: CircleDashed, meaning: 'working', word: 'queued' },
  running: { icon: 'spinner', meaning: 'working', word: 'running' },
  parked: { icon: CirclePause, meaning: 'waiting', word: 'parked' },
  completed: { icon: CheckCircle2, meaning: 'well', word: 'completed' },
  failed: { icon: XCircle, meaning: 'trouble', word: 'failed' },
  cancelled: { icon: Ban, meaning: 'still', word: 'cancelled' },
};

/** What a screen needs to know about one check. */
export type CheckShown = {
  id: string;
  targetUsername: string;
  targetFullName: string | null;
  customerId: bigint;
  customerName: string;
  status: CheckStatus;
  parkReason: ParkReason | null;
  parkedSince: Date | null;
  failure: CheckFailure | null;
  declaredFollowers: number | null;
  declaredFollowing: number | null;
  followersRead: number;
  followingRead: number;
  /** 0 to 1; null while the totals are not known. */
  progress: number | null;
  secondsLeft: number | null;
  mutualCount: number | null;
  notMutualCount: number | null;
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  waitingFor: {
    accountUsername: string;
    attemptId: string | null;
    challengeId: string | null;
    cause: WaitCause;
  } | null;
};

/** Whether a check may still change. */
export function isOpen(check: Pick<CheckShown, 'status'>): boolean {
  return check.status === 'queued' || check.status === 'running' || check.status === 'parked';
}
