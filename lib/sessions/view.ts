/** Accounts as operators see them, made by `lib/views/read-account.ts`. */
import type { AttemptFailure, AttemptStatus } from '#/lib/platform/enums.ts';
import type {
  AccountEvent,
  AccountStatus,
  CauseOfDeath,
  GenerationSource,
  NeedsPersonBecause,
  SessionHealth,
} from './model.ts';

/** No credentials, no cookies; everything derived. */
export type AccountView = {
  id: string;
  username: string;
  instagramId: string | null;
  status: AccountStatus;
  /** A verdict's or failure's word. */
  blockedFor: string | null;
  health: SessionHealth;
  autoRefresh: { possible: true } | { possible: false; reason: NeedsPersonBecause };
  generation: GenerationView | null;
  restsUntil: Date | null;
  openAttempt: { id: string; status: 'queued' | 'running' | 'waiting_for_code'; challengeId: string | null } | null;
  lastAttempt: { id: string; status: AttemptStatus; failure: AttemptFailure | null; endedAt: Date | null } | null;
  hasPassword: boolean;
  hasTotpSeed: boolean;
  notes: string | null;
  runningChecks: number;
  waitingChecks: number;
  createdAt: Date;
};

export type GenerationView = {
  id: string;
  number: number;
  source: GenerationSource;
  maskedSessionId: string;
  requests: number;
  entriesRead: number;
  bornAt: Date;
  lastGoodAt: Date | null;
  endedAt: Date | null;
  causeOfDeath: CauseOfDeath | null;
  evidence: string | null;
};

export type AccountMoveView = {
  at: Date;
  from: AccountStatus | null;
  event: AccountEvent;
  to: AccountStatus;
  reason: string | null;
};
