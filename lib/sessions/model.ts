/**
 * The owner's Instagram accounts and identities. Pure. A status is what a person or Instagram decided; whether an
 * account can read now is derived.
 */
import type { Account, Generation } from '#/lib/platform/db.ts';
import type {
  AccountEvent,
  AccountStatus,
  AttemptStatus,
  CauseOfDeath,
  GenerationSource,
  RequestKind,
} from '#/lib/platform/enums.ts';
import type { Machine } from '#/lib/platform/machine.ts';

export type { Account, AccountEvent, AccountStatus, CauseOfDeath, Generation, GenerationSource, RequestKind };

export const ACCOUNT_MACHINE: Machine<AccountStatus, AccountEvent> = {
  /**
   * In service: reads with a session, may sign in. New accounts begin here (`addAccount`, `takeIntoUse`). Out: `pause`,
   * `retire` by an operator; `block`, `suspend` by Instagram's answer, seen by a check (`FAULT_POLICY`) or at a
   * sign-in's end (`POLICIES` of lib/refresh).
   */
  ready: { pause: 'paused', block: 'blocked', suspend: 'suspended', retire: 'retired' },
  /**
   * An operator took it out (`pauseAccount`): no reads, no sign-ins; its session stays. Out: `resume`, `retire` by an
   * operator; `suspend` when a request under way finds it suspended.
   */
  paused: { resume: 'ready', suspend: 'suspended', retire: 'retired' },
  /**
   * A person must act first (wrong password, warning, puzzle); `blockedFor` names the cause. Out: `unblock` by a cure
   * (lib/sessions/cures.ts), by a sign-in that succeeds or that a person asks for, or by an operator; `pause`, `retire`
   * by an operator; `suspend` by Instagram.
   */
  blocked: { unblock: 'ready', pause: 'paused', suspend: 'suspended', retire: 'retired' },
  /**
   * By Instagram. Out: `reinstate` when a handed-in session works (`takeIntoUse`) or by an operator; `retire` by an
   * operator.
   */
  suspended: { reinstate: 'ready', retire: 'retired' },
  /** Final. `retireAccount` withdrew its session; its history stays. */
  retired: {},
};

/** Derived, for screens and the choice of a reader. */
export const SESSION_HEALTH = [
  'active',
  'resting',
  'refreshing',
  'code_wanted',
  'signed_out',
  'blocked',
  'suspended',
  'paused',
  'retired',
] as const;
export type SessionHealth = (typeof SESSION_HEALTH)[number];

export const OPEN_ATTEMPT = ['queued', 'running', 'waiting_for_code'] as const satisfies readonly AttemptStatus[];
export type OpenAttempt = (typeof OPEN_ATTEMPT)[number];

export type HealthFacts = {
  status: AccountStatus;
  hasLiveGeneration: boolean;
  restsUntil: Date | null;
  openAttempt: OpenAttempt | null;
};

/** What a person decided goes first, then what is being done, then what is. */
export function healthOf(facts: HealthFacts, now: Date): SessionHealth {
  if (facts.status !== 'ready') return facts.status;
  if (facts.openAttempt === 'waiting_for_code') return 'code_wanted';
  if (facts.openAttempt !== null) return facts.hasLiveGeneration ? 'active' : 'refreshing';
  if (!facts.hasLiveGeneration) return 'signed_out';
  return facts.restsUntil !== null && facts.restsUntil > now ? 'resting' : 'active';
}

/** Why an account cannot renew its session without a person. */
export const NEEDS_PERSON = [
  'no_password',
  'no_totp_seed',
  'password_refused',
  'blocked',
  'suspended',
  'paused',
  'retired',
] as const;
export type NeedsPersonBecause = (typeof NEEDS_PERSON)[number];

/** Whether an account can renew its session alone, and why not (docs/design.md#a-refreshs-life). */
export function autoRefreshOf(account: {
  status: AccountStatus;
  hasPassword: boolean;
  hasTotpSeed: boolean;
  passwordRefused: boolean;
}): { possible: true } | { possible: false; reason: NeedsPersonBecause } {
  if (account.status !== 'ready') return { possible: false, reason: account.status };
  if (!account.hasPassword) return { possible: false, reason: 'no_password' };
  if (account.passwordRefused) return { possible: false, reason: 'password_refused' };
  if (!account.hasTotpSeed) return { possible: false, reason: 'no_totp_seed' };
  return { possible: true };
}

/** Renewed every third of it (docs/facts/reliability.md#renewing-credentials). */
export const LEASE_SECONDS = 30;
