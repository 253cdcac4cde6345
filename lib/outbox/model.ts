/**
 * A notice is a message owed to a customer or to the operators. It is written in the transaction of
 * its event (the outbox) and delivered afterwards, at least once; the dedupe key makes it one row per event and channel.
 */

import type { Json, Notice } from '#/lib/platform/db.ts';

/** A row of `notices`, as the schema declares it. */
export type { Notice };

/** A notice that one worker holds until `claimedUntil`; every write about it names that moment, so a late worker writes nothing. */
export type ClaimedNotice = Notice & { claimedAt: Date; claimedUntil: Date };

/** What customers are told about one check. `check_progress` is one message that is edited as the check goes on. */
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
  /** Where Instagram sent the code, masked by itself. */
  sentTo?: string | null | undefined;
  /** The code before this one was refused. */
  wrongBefore?: boolean | undefined;
};

/** An answer of Instagram that needs a look. `username`: the account that it is about; null: one of Instagram's addresses. */
export type Alarm = { verdict: string; catalogue: string | null; outline: string | null; username: string | null };

/** Why a check was given up although its profile is well. */
export type GiveUpCause = 'exception' | 'worker_gone' | 'unreachable' | 'held_back' | 'no_session';

/** `times`: how often it was tried in vain. `detail`: a short text without secrets, such as an error's name. */
export type GivenUp = { checkId: string; username: string; cause: GiveUpCause; detail: string | null; times: number };

/** What operators are told. */
export type OperatorNotice =
  | { kind: 'code_needed'; payload: Question }
  /** A code is still wanted. `expiresAt` is an ISO date; `half`: half of the time is over, the last reminder. */
  | { kind: 'code_reminder'; payload: Question & { expiresAt: string; half: boolean } }
  | { kind: 'refreshed'; payload: { username: string; attemptId: string } }
  | { kind: 'recovered'; payload: { username: string; attemptId: string } }
  | { kind: 'refresh_failed'; payload: { username: string; attemptId: string; failure: string; needsPerson: boolean } }
  /** A person handed in a session, added an account, or both. `by` as in the audit log. */
  | { kind: 'handed_in'; payload: { accountId: string; username: string; by: string; what: HandedIn } }
  /** Something happened to the house itself: for owners. `by`, `subject`: as in the audit log. */
  | { kind: 'security'; payload: { what: SecurityEvent; by: string; subject: string } }
  | { kind: 'nothing_left'; payload: { waitingChecks: number } }
  | { kind: 'alarm'; payload: Alarm }
  /** A check ended for a cause that is ours, or that others will meet too: once a cause and day. `username`: the profile. */
  | { kind: 'check_given_up'; payload: GivenUp }
  /** Instagram does not answer as it did. `fallback`: does another way work? null: it could not be tried. */
  | { kind: 'contract_broken'; payload: { surface: ContractSurface; verdict: string; fallback: boolean | null } }
  | { kind: 'contract_restored'; payload: { surface: ContractSurface } }
  /** No backup was written. `failure`: a word of lib/backups/model.ts; `lastAt`: when the newest whole one was begun, an ISO date. */
  | { kind: 'backup_failed'; payload: { failure: string; lastAt: string | null } }
  /** Somebody tries to get in, or left a key lying about: once a kind and day. */
  | { kind: 'intrusion'; payload: Intruding }
  /** The good news of one quiet period, in one message. ISO dates and the zone in which its hours are meant. */
  | { kind: 'digest'; payload: { since: string; until: string; timeZone: string } };

/**
 * `who`: the e-mail of the operator whose password was tried, the name of the token that came in an address, or null when many are
 * tried. `times`: how often so far.
 */
export type Intruding = { what: 'locked_out' | 'many_refused' | 'token_in_address'; who: string | null; times: number };

/** What a person brought: a session of a known account, an account, or an account by its session. */
export type HandedIn = 'session' | 'account' | 'account_with_session';

/** What gives lasting power, or looks like somebody who wants it. */
export const SECURITY_EVENTS = [
  'new_owner',
  'token_made',
  'password_reset',
  'factor_removed',
  'factors_reset',
  'chat_linked',
  'foreign_session',
] as const;
export type SecurityEvent = (typeof SECURITY_EVENTS)[number];

/** What the contract watch looks at: how profiles are found, and how lists are read first. */
export type ContractSurface = 'profile' | 'list';

/** Telegram allows about 20 edits a minute in one chat (docs/facts/telegram-and-money.md#limits): one is paid back in this time. */
export const EDIT_INTERVAL_MS = 3_000;

/** An owed message that is due, and whose chat it goes to; null where it goes to none. */
export type DueNotice = { id: string; chat: bigint | null };

/** What came of a delivery, for the outbox to write down. */
export type Result =
  /** `messageId`: where it can be changed or answered; null elsewhere. `says`: what is remembered of it. `editFrom`: when it may be changed first; without, never. */
  | { outcome: 'sent'; messageId: number | null; says?: Json; editFrom?: Date }
  | { outcome: 'postponed'; at: Date }
  | { outcome: 'undeliverable'; reason: string };

export type Delivered = { outcome: 'sent' } | { outcome: 'postponed'; at: Date } | { outcome: 'undeliverable' };
