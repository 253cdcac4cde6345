/**
 * A notice is a message owed to a customer or to the operators. It is written in the transaction of
 * its event (the outbox) and delivered afterwards, at least once; the dedupe key makes it one row per event and channel.
 */

import { DAY_MS } from '#/lib/platform/clock.ts';
import type { Language } from '#/lib/platform/language.ts';

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
  /** Something happened to the house itself. `by`, `subject`: as in the audit log. For owners, and the operator `person` to whom it happened. */
  | {
      kind: 'security';
      payload: { what: SecurityEvent; by: string; subject: string; person?: string | null | undefined };
    }
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
  'new_browser',
  'foreign_session',
] as const;
export type SecurityEvent = (typeof SECURITY_EVENTS)[number];

/** What the contract watch looks at: how profiles are found, and how lists are read first. */
export type ContractSurface = 'profile' | 'list';

/**
 * What the room of checks says about one check, as far as customers are told. Its own view fits this shape;
 * notices stand below checks and do not import them.
 */
export type CheckFacts = {
  id: string;
  customerId: bigint;
  language: Language;
  targetUsername: string;
  status: 'queued' | 'running' | 'parked' | 'completed' | 'failed' | 'cancelled';
  parkReason: 'session' | 'budget' | 'deploy' | 'unreachable' | 'operator' | null;
  parkedSince: Date | null;
  /** Null until the profile was found. */
  targetId: bigint | null;
  declaredFollowers: number | null;
  declaredFollowing: number | null;
  followersRead: number;
  followingRead: number;
  /** How the reading of each list ended; null while it goes on. */
  followersOutcome: string | null;
  followingOutcome: string | null;
  /** A list is read from the beginning once more. */
  rereads: boolean;
  mutualCount: number | null;
  notMutualCount: number | null;
  failure: string | null;
  /** 0 to 1; null while the totals are not known. */
  progress: number | null;
  secondsLeft: number | null;
  certificate: {
    whole: boolean;
    lists: { list: 'followers' | 'following'; declared: number | null; read: number; verdict: string }[];
  } | null;
  /** What a check parked for a session waits for, in one word of the room of checks (lib/checks/waiting.ts). */
  waitingFor: { cause: string } | null;
};

/** A question to operators, and what became of it. */
export type SettledQuestion = {
  id: string;
  status: 'answered' | 'accepted' | 'refused' | 'expired' | 'closed';
  by: string | null;
  door: string | null;
  /** Its sign-in goes on, or succeeded. */
  goesOn: boolean;
};

/** What lies in rooms above and is handed in by the job. */
export type Compose = {
  readCheck(input: { checkId: string }): Promise<CheckFacts>;
  readChecks(input: { checkIds: readonly string[] }): Promise<CheckFacts[]>;
  /** Of a check, as a file. */
  buildReport(input: { checkId: string; language: Language }): Promise<{ fileName: string; bytes: Uint8Array }>;
  /** Checks that wait for a session, oldest first. */
  listWaitingChecks(): Promise<string[]>;
  /** Questions in operators' chats that do not say yet how they were settled, at most `limit`. */
  listSettledQuestions(input: { limit: number }): Promise<SettledQuestion[]>;
  /** Whether nobody need answer a challenge any more. */
  isSettled(input: { challengeId: string }): Promise<boolean>;
};

/** Whether nothing will happen to a check any more. */
export function hasEnded(check: Pick<CheckFacts, 'status'>): boolean {
  return check.status === 'completed' || check.status === 'failed' || check.status === 'cancelled';
}

/** Telegram allows about 20 edits a minute in one chat (docs/facts/telegram-and-money.md#limits): one is paid back in this time. */
export const EDIT_INTERVAL_MS = 3_000;

/** What of a progress message is not true any more. */
export type Change = 'figures' | 'state' | 'end';

/**
 * How far ahead of what is paid back an edit may go. Figures wait for their turn; a change of state passes ahead of them, up to
 * a minute's worth of edits in a row; the end of a check always passes.
 */
export const EDIT_AHEAD_MS: Record<Change, number> = {
  figures: 0,
  state: 19 * EDIT_INTERVAL_MS,
  end: 365 * DAY_MS,
};
