/**
 * A message owed to a customer or to operators: written in its event's transaction (the outbox), delivered afterwards
 * at least once. The dedupe key makes it one row per event and channel.
 */

import type { Json, Notice } from '#/lib/platform/db.ts';

export type { Notice };

/** Held until `claimedUntil`; every write names that moment, so a late worker writes nothing. */
export type ClaimedNotice = Notice & { claimedAt: Date; claimedUntil: Date };

/** `check_progress` is one message that is edited as the check goes on. */
export type CustomerNotice =
  | { kind: 'check_progress'; payload: Record<string, never> }
  | { kind: 'check_result'; payload: Record<string, never> }
  | { kind: 'check_failed'; payload: { failure: string } }
  | { kind: 'check_cancelled'; payload: Record<string, never> };

export type Question = {
  username: string;
  attemptId: string;
  challengeId: string;
  question: string;
  sentTo?: string | null | undefined;
  wrongBefore?: boolean | undefined;
};

/** `username`: the account; null: an address of Instagram. */
export type Alarm = { verdict: string; catalogue: string | null; outline: string | null; username: string | null };

/** Why a check was given up although its profile is well. */
export type GiveUpCause = 'exception' | 'worker_gone' | 'unreachable' | 'held_back' | 'no_session';

/** `detail`: a short text without secrets, such as an error's name. */
export type GivenUp = { checkId: string; username: string; cause: GiveUpCause; detail: string | null; times: number };

export type OperatorNotice =
  | { kind: 'code_needed'; payload: Question }
  /** `expiresAt`: an ISO date; `half`: the last reminder. */
  | { kind: 'code_reminder'; payload: Question & { expiresAt: string; half: boolean } }
  | { kind: 'refreshed'; payload: { username: string; attemptId: string } }
  | { kind: 'recovered'; payload: { username: string; attemptId: string } }
  | { kind: 'refresh_failed'; payload: { username: string; attemptId: string; failure: string; needsPerson: boolean } }
  | { kind: 'handed_in'; payload: { accountId: string; username: string; by: string; what: HandedIn } }
  /** For owners, and the operator `person` to whom it happened. */
  | {
      kind: 'security';
      payload: { what: SecurityEvent; by: string; subject: string; person?: string | null | undefined };
    }
  | { kind: 'nothing_left'; payload: { waitingChecks: number } }
  | { kind: 'alarm'; payload: Alarm }
  /** A check ended for a cause that is ours, or that others will meet too: once a cause and day. `username`: the profile. */
  | { kind: 'check_given_up'; payload: GivenUp }
  /** `fallback`: whether another way works; null when untried. */
  | { kind: 'contract_broken'; payload: { surface: ContractSurface; verdict: string; fallback: boolean | null } }
  | { kind: 'contract_restored'; payload: { surface: ContractSurface } }
  /** `failure`: a word of lib/backups/model.ts; `lastAt`: the newest whole one's start, ISO. */
  | { kind: 'backup_failed'; payload: { failure: string; lastAt: string | null } }
  /** Somebody tries to get in, or left a key lying about: once a kind and day. */
  | { kind: 'intrusion'; payload: Intruding }
  /** ISO dates. */
  | { kind: 'digest'; payload: { since: string; until: string; timeZone: string } };

/** `who`: the e-mail or the token's name; null when many are tried. */
export type Intruding = { what: 'locked_out' | 'many_refused' | 'token_in_address'; who: string | null; times: number };

export type HandedIn = 'session' | 'account' | 'account_with_session';

/** What gives lasting power, or looks like somebody who wants it. */
export const SECURITY_EVENTS = [
  'new_owner',
  'token_made',
  'password_reset',
  'factor_removed',
  'factors_reset',
  'chat_linked',
  'new_browser',
  'foreign_session',
] as const;
export type SecurityEvent = (typeof SECURITY_EVENTS)[number];

export type ContractSurface = 'profile' | 'list';

/** One of about 20 edits a minute in a chat (docs/facts/telegram-and-money.md#limits). */
export const EDIT_INTERVAL_MS = 3_000;

/** `chat`: null where it goes to none. */
export type DueNotice = { id: string; chat: bigint | null };

export type Result =
  /** `messageId`: null where it cannot be changed. `says`: what is remembered of it. `editFrom`: absent: never. */
  | { outcome: 'sent'; messageId: number | null; says?: Json; editFrom?: Date }
  | { outcome: 'postponed'; at: Date }
  | { outcome: 'undeliverable'; reason: string };

export type Delivered = { outcome: 'sent' } | { outcome: 'postponed'; at: Date } | { outcome: 'undeliverable' };
