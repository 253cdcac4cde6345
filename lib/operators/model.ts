/** People of the dashboard and their sessions. Pure. A session is a row, named by the cookie. */

import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { FactorKind } from '#/lib/platform/enums.ts';
import { MAINTENANCE_KEY } from '#/lib/platform/stored-setting.ts';
import type { OperatorView, Subject } from './view.ts';

export type OperatorRecord = OperatorView & { passwordHash: string; tokenVersion: number };

export type OperatorSessionRow = {
  id: string;
  operatorId: string;
  tokenVersion: number;
  createdAt: Date;
  seenAt: Date;
  endedAt: Date | null;
  confirmedAt: Date | null;
};

/** What owners decided for everybody, in the table `settings`; absent means no. */
export type HouseRules = {
  namesForViewers: boolean;
  factorForOwners: boolean /** As it was written. */;
  maintenance: unknown;
};
export const RULE_KEYS = {
  namesForViewers: 'names.for_viewers',
  factorForOwners: 'second_factor.required_for_owners',
  maintenance: MAINTENANCE_KEY,
} as const satisfies Record<keyof HouseRules, string>;

/** A second factor that works, as far as it says how its person can prove who they are. */
export type ProvenFactor = { kind: FactorKind; rpId: string | null };

/** Unused, and at most: docs/facts/reliability.md#attacks, B14 (ASVS 7.3.1, 7.3.2). */
export type SessionLimits = { idleMs: number; absoluteMs: number };
export const SESSION_LIMITS: SessionLimits = { idleMs: 30 * MINUTE_MS, absoluteMs: 12 * HOUR_MS };

/** Limits writes per use. */
export const SEEN_EVERY_MS = 30 * SECOND_MS;

/** Whether it is neither ended, revoked, idle nor too old. */
export function isSessionAlive(
  session: OperatorSessionRow,
  operator: { tokenVersion: number; disabledAt: Date | null },
  now: Date,
  limits: SessionLimits,
): boolean {
  const idleMs = now.getTime() - session.seenAt.getTime();
  const ageMs = now.getTime() - session.createdAt.getTime();
  const revoked =
    session.endedAt !== null || operator.disabledAt !== null || session.tokenVersion !== operator.tokenVersion;
  return !revoked && idleMs < limits.idleMs && ageMs < limits.absoluteMs;
}

/** An operator as the one who acts. */
export function actorOf({ id, name, role }: Pick<OperatorView, 'id' | 'name' | 'role'>) {
  return { kind: 'operator', id, name, role } as const;
}

/** From `after` (an id), newest first; `since` inclusive, `until` exclusive. */
export type AuditQuery = {
  after?: string | undefined;
  limit?: number;
  subject?: Subject;
  actorId?: string | undefined;
  action?: string | undefined;
  actorText?: string | undefined;
  actionText?: string | undefined;
  subjectText?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
};
