import { Ban, CheckCircle2, CircleDashed, Eye, Flag, KeyRound, MonitorSmartphone, XCircle } from 'lucide-react';
import type { AttemptStatus, ChallengeStatus } from '#/lib/refresh/model.ts';
import type { StatusLook } from '../ui/status-badge.tsx';

export const ATTEMPT_STATUS: Record<AttemptStatus, StatusLook<AttemptStatus>> = {
  queued: { icon: CircleDashed, meaning: 'working', word: 'queued' },
  running: { icon: 'spinner', meaning: 'working', word: 'running' },
  waiting_for_code: { icon: KeyRound, meaning: 'waiting', word: 'waiting_for_code' },
  succeeded: { icon: CheckCircle2, meaning: 'well', word: 'succeeded' },
  failed: { icon: XCircle, meaning: 'trouble', word: 'failed' },
  abandoned: { icon: Ban, meaning: 'still', word: 'abandoned' },
};

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
