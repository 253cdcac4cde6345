import { Ban, CheckCircle2, CircleDashed, Eye, Flag, KeyRound, MonitorSmartphone, XCircle } from 'lucide-react';
import type {
  AttemptCause,
  AttemptFailure,
  AttemptStatus,
  ChallengeKind,
  ChallengeStatus,
} from '#/lib/refresh/model.ts';
import type { StatusLook } from '../ui/status-badge.tsx';

/** How each status of an attempt is shown. The words are in the messages under `status.attempt`. */
export const ATTEMPT_STATUS: Record<AttemptStatus, StatusLook<AttemptStatus>> = {
  queued: { icon: CircleDashed, meaning: 'working', word: 'queued' },
  running: { icon: 'spinner', meaning: 'working', word: 'running' },
  waiting_for_code: { icon: KeyRound, meaning: 'waiting', word: 'waiting_for_code' },
  succeeded: { icon: CheckCircle2, meaning: 'well', word: 'succeeded' },
  failed: { icon: XCircle, meaning: 'trouble', word: 'failed' },
  abandoned: { icon: Ban, meaning: 'still', word: 'abandoned' },
};

/** How each status of a challenge is shown. The words are in the messages under `status.challenge`. */
export const CHALLENGE_STATUS: Record<ChallengeStatus, StatusLook<ChallengeStatus>> = {
  open: { icon: KeyRound, meaning: 'waiting', word: 'open' },
  answered: { icon: 'spinner', meaning: 'working', word: 'answered' },
  accepted: { icon: CheckCircle2, meaning: 'well', word: 'accepted' },
  refused: { icon: XCircle, meaning: 'trouble', word: 'refused' },
  expired: { icon: XCircle, meaning: 'trouble', word: 'expired' },
  closed: { icon: Ban, meaning: 'still', word: 'closed' },
};

export const STEP_LOOK = {
  seen: { icon: Eye, meaning: 'working' },
  done: { icon: Flag, meaning: 'well' },
  person: { icon: MonitorSmartphone, meaning: 'waiting' },
  stuck: { icon: XCircle, meaning: 'trouble' },
} as const;

/** What a screen needs to know about one attempt. */
export type AttemptShown = {
  id: string;
  accountId: string;
  accountUsername: string;
  status: AttemptStatus;
  cause: AttemptCause;
  askedBy: string;
  rung: string | null;
  failure: AttemptFailure | null;
  detail: string | null;
  passwordPosts: number;
  generationBefore: number | null;
  generationAfter: number | null;
  queuedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  openChallengeId: string | null;
  waiting: number;
};

export type StepShown = {
  id: string;
  sequence: number;
  rung: string;
  screen: string;
  note: string | null;
  outline: string | null;
  tookMs: number;
  at: Date;
  hasPicture: boolean;
};

export type ChallengeShown = {
  id: string;
  attemptId: string;
  accountUsername: string;
  kind: ChallengeKind;
  status: ChallengeStatus;
  sentTo: string | null;
  digitsMin: number;
  digitsMax: number;
  letters: boolean;
  resendKept: boolean;
  methods: ChallengeKind[];
  wrongBefore: boolean;
  askedAt: Date;
  expiresAt: Date;
  canResendAt: Date | null;
  answeredBy: string | null;
  answeredDoor: string | null;
  answeredAt: Date | null;
  attemptStatus: AttemptStatus;
  waitingChecks: { id: string; targetUsername: string }[];
  hasPicture: boolean;
  pictureAt: Date | null;
};
