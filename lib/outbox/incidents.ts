/**
 * Which notices are news of a lasting incident, and which end one. Pure. It is told once, then reminded of: after an
 * hour, after six more, then daily.
 */
import { DAY_MS, HOUR_MS } from '#/lib/platform/clock.ts';
import type { OperatorNotice } from './schema.ts';

/** The name of the incident that a notice tells of; null for none that lasts. */
export function incidentOf(notice: OperatorNotice): string | null {
  switch (notice.kind) {
    case 'refresh_failed': {
      const { username, failure, needsPerson } = notice.payload;
      return `refresh:${username}:${needsPerson ? failure : 'passing'}`; // what passes by itself is one incident
    }
    case 'nothing_left':
      return 'nothing_left:';
    case 'contract_broken': {
      const { surface, fallback } = notice.payload;
      return `contract:${surface}:${fallback ? 'bypassed' : 'out'}`; // without a way around it is news again
    }
    case 'backup_failed':
      return 'backup:';
    case 'alarm': {
      const { username, verdict } = notice.payload;
      return username === null ? null : `account:${username}:${verdict}`; // the account is out of use until a person saw to it
    }
    case 'check_given_up':
    case 'code_needed':
    case 'code_reminder':
    case 'refreshed':
    case 'recovered':
    case 'handed_in':
    case 'security':
    case 'contract_restored':
    case 'intrusion':
    case 'money_differs':
    case 'access_asked':
    case 'digest':
      return null;
  }
}

/** What a notice is about, to tell the same once: checks that end for one cause, and tries to get in, once a day. */
export function subjectOf(notice: OperatorNotice, about: string, at: Date): string {
  const day = at.toISOString().slice(0, 10);
  if (notice.kind === 'check_given_up') return `${notice.payload.cause}:${day}`;
  if (notice.kind !== 'intrusion') return about;
  const { what } = notice.payload;
  return what === 'token_in_address' ? `${what}:${about}:${day}` : `${what}:${day}`;
}

/** How the names of the incidents begin that a notice ends; null when none. */
export function endedBy(notice: OperatorNotice): string | null {
  if (notice.kind === 'refreshed' || notice.kind === 'recovered') return `refresh:${notice.payload.username}:`;
  if (notice.kind === 'handed_in' && notice.payload.what === 'session') return `refresh:${notice.payload.username}:`;
  if (notice.kind === 'contract_restored') return `contract:${notice.payload.surface}:`;
  // a way around that closed, or was found, is another incident and ends the one before
  return notice.kind === 'contract_broken' ? `contract:${notice.payload.surface}:` : null;
}

/** Milliseconds after the n-th telling (0: the first) until an incident is told again. */
export function pauseBeforeReminder(told: number): number {
  return [HOUR_MS, 6 * HOUR_MS][told] ?? DAY_MS;
}
