/**
 * People of the dashboard and how long they stay signed in. Pure: no IO, no clock.
 *
 * A session is a row; the cookie only names it. So a sign-out, a new password, another role or a disabled
 * operator counts from the very next request.
 */

import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { Language } from '#/lib/platform/language.ts';
import type { Role } from './role.ts';

/** An operator as others may see one: nothing secret. */
export type OperatorView = {
  id: string;
  email: string;
  name: string;
  role: Role;
  language: Language;
  timeZone: string;
  telegramId: bigint | null;
  /** Somebody else chose the password: nothing is open before it is changed. */
  mustChangePassword: boolean;
  disabledAt: Date | null;
  createdAt: Date;
  failedSignIns: number;
  lastFailedAt: Date | null;
};

/** An operator with what only this room may see. */
export type OperatorRecord = OperatorView & { passwordHash: string; tokenVersion: number };

export type OperatorSessionRow = {
  id: string;
  operatorId: string;
  tokenVersion: number;
  createdAt: Date;
  seenAt: Date;
  endedAt: Date | null;
  /** When the person last proved who they are. */
  confirmedAt: Date | null;
};

/** A second factor that works, as far as it says how its person can prove who they are. */
export type ProvenFactor = { kind: 'totp' | 'passkey'; rpId: string | null };

/** How long a session lives unused, and at most. Source: docs/facts/reliability.md#attacks, B14 (ASVS 7.3.1, 7.3.2). */
export type SessionLimits = { idleMs: number; absoluteMs: number };
export const SESSION_LIMITS: SessionLimits = { idleMs: 30 * MINUTE_MS, absoluteMs: 12 * HOUR_MS };

/** A use is written down at most this often, so that a busy page does not write on each request. */
export const SEEN_EVERY_MS = 30 * SECOND_MS;

/** Whether a session still admits its operator at `now`. */
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

/** The operator as the one who acts. */
export function actorOf({ id, name, role }: Pick<OperatorView, 'id' | 'name' | 'role'>) {
  return { kind: 'operator', id, name, role } as const;
}

/** Who acted. `id` is null when it was the product itself; `name` is kept as it was, so that the log reads after a deletion. */
export type Doer = {
  readonly kind: 'operator' | 'token' | 'customer' | 'system';
  readonly id: string | null;
  readonly name: string;
};

/** What it was done to, such as `{ kind: 'account', id }`. */
export type Subject = { readonly kind: string; readonly id: string };

/** One line of the log. */
export type AuditLine = { id: string; at: Date; actor: Doer; action: string; subject: Subject | null; detail: unknown };

/**
 * The page after `after` (an entry's id), newest first; narrowed when asked: to one subject, actor or action, to names and
 * words that hold a text, to a time (`since` is in it, `until` is not).
 */
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
