/** Attempts and challenges as operators see them, made by `lib/views/read-attempts.ts`. */
import type { AttemptCause, AttemptFailure, AttemptStatus, ChallengeKind, ChallengeStatus } from './model.ts';

export type AttemptView = {
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
  notBefore: Date | null;
  queuedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  openChallengeId: string | null;
  /** How many checks waited for this attempt. */
  waiting: number;
};

export type StepView = {
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

export type ChallengeView = {
  id: string;
  attemptId: string;
  attemptStatus: AttemptStatus;
  accountUsername: string;
  kind: ChallengeKind;
  status: ChallengeStatus;
  sentTo: string | null;
  digitsMin: number;
  digitsMax: number;
  /** The code may have letters. */
  letters: boolean;
  /** Asked for too early; asked for as soon as possible. */
  resendKept: boolean;
  methods: ChallengeKind[];
  wrongBefore: boolean;
  askedAt: Date;
  expiresAt: Date;
  canResendAt: Date | null;
  answeredBy: string | null;
  answeredDoor: string | null;
  answeredAt: Date | null;
  hasPicture: boolean;
  pictureAt: Date | null;
  waitingChecks: { id: string; targetUsername: string }[];
};

export type AttemptWait = { checkId: string; targetUsername: string; since: Date; until: Date | null };
