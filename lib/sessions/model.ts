/**
 * The owner's Instagram accounts and their signed-in identities. Pure: no IO, no clock.
 *
 * An account's status says what a person or Instagram decided about it. Whether it can read
 * now is derived: from its newest live generation, its request budget and its status.
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
   * In service: it reads if it has a session, and may sign in. A new account begins here (`addAccount`, `takeIntoUse`). `pause` and
   * `retire` by an operator; `block` and `suspend` when Instagram's answer says so, seen by a check (`FAULT_POLICY`) or at the end of a
   * sign-in (`POLICIES` of lib/refresh).
   */
  ready: { pause: 'paused', block: 'blocked', suspend: 'suspended', retire: 'retired' },
  /**
   * An operator took it out (`pauseAccount`): it neither reads nor signs in, its session stays. `resume` by an operator, `retire` as
   * well; `suspend` when a request that was under way finds it suspended.
   */
  paused: { resume: 'ready', suspend: 'suspended', retire: 'retired' },
  /**
   * A person must put something right first: a wrong password, a warning, a picture puzzle. `blockedFor` names the cause. `unblock` by
   * whatever cures it (lib/sessions/cures.ts: a new password or seed, a session that was handed in), by a sign-in that succeeds or that
   * a person asks for, or by an operator's word; `pause` and `retire` by an operator, `suspend` by Instagram.
   */
  blocked: { unblock: 'ready', pause: 'paused', suspend: 'suspended', retire: 'retired' },
  /** Instagram suspended it. `reinstate` when a session that was handed in works (`takeIntoUse`), or by an operator's word; `retire` by an operator. */
  suspended: { reinstate: 'ready', retire: 'retired' },
  /** Final. `retireAccount` ended its service and withdrew its session; its history stays. */
  retired: {},
};

/** A short word for the state of an account's session, derived for screens and for the choice of a reader. */
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

/** How an attempt stands that has not ended. */
export const OPEN_ATTEMPT = ['queued', 'running', 'waiting_for_code'] as const satisfies readonly AttemptStatus[];
export type OpenAttempt = (typeof OPEN_ATTEMPT)[number];

export type HealthFacts = {
  status: AccountStatus;
  hasLiveGeneration: boolean;
  restsUntil: Date | null;
  openAttempt: OpenAttempt | null;
};

/** The one word for an account now. What a person decided comes first, then what is being done, then what is. */
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

/** Whether an account can renew its session alone, with the reason when it cannot (docs/design.md#a-refreshs-life). */
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

/** A lease on an account's sign-in lasts this long and is renewed every third of it (docs/facts/reliability.md#renewing-credentials). */
export const LEASE_SECONDS = 30;
