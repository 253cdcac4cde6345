/**
 * What the sandbox holds: a world of profiles, accounts and sessions, the sign-ins that are not finished, and what stands in the
 * way of a session. Types alone; what happens to them is in the files beside this one and in the folders of its noun.
 */
import type { Fault } from '../faults/faults.ts';
import type { Account, SentBy } from './accounts.ts';
import type { Holds } from './holds.ts';
import type { People } from './people.ts';
import type { ListName, Profile } from './profiles.ts';
import type { WrittenLog } from './request-log.ts';
import type { Switches } from './switches.ts';

export type World = {
  readonly seed: string;
  readonly now: () => Date;
  readonly log: (line: string) => void;
  readonly people: People;
  readonly profiles: Map<string, Profile>;
  readonly accounts: Map<string, Account>;
  /** By session id, percent-encoded. Dead ones stay, so that they are refused the way they died. */
  readonly sessions: Map<string, Session>;
  readonly flows: Map<string, Flow>;
  /** Which account signed in from a device (`mid`). */
  readonly devices: Map<string, string>;
  readonly faults: Fault[];
  readonly signOutRules: SignOutRule[];
  /** `username/list` → number of the page that was served last in the newest walk. */
  readonly walkPages: Map<string, number>;
  readonly switches: Switches;
  /**
   * Until then every page and call of a living session leads to the sign-in form
   * (docs/facts/refusals.md#dead-or-limited); null for never.
   */
  ledBackUntil: Date | null;
  readonly requests: WrittenLog;
  readonly holds: Holds;
  counter: number;
};

/** "The session dies once that many entries of a list were served." */
export type SignOutRule = {
  list: ListName | null;
  after: number;
  served: number;
  account: string | null;
  username: string | null;
  flavour: Flavour;
  left: number;
};

/**
 * How a dead session is refused (docs/facts/refusals.md): E1, E3, E4, E5, E6 and E7. `delete_cookie` answers like
 * `login_required` and deletes the cookies on seven domain variants (docs/facts/headers-and-cookies.md#cookies).
 */
export type Flavour =
  | 'require_login'
  | 'login_required'
  | 'user_has_logged_out'
  | 'redirect'
  | 'redirect_home'
  | 'delete_cookie';

export type Session = {
  /** 1 for the first session of the sandbox, then counting on. */
  readonly number: number;
  readonly account: Account;
  /** As in the cookie, percent-encoded (docs/facts/headers-and-cookies.md#cookies). */
  readonly id: string;
  csrf: string;
  /** Null until the first request of a session that was minted by hand. */
  userAgent: string | null;
  readonly startedAt: Date;
  death: { flavour: Flavour; at: Date } | null;
  /** What stands in the way until a person deals with it. */
  interruption: Interruption | null;
  /** The notifications prompt is still to be shown: once, on the first home page after a sign-in. */
  promptDue: boolean;
  /** Times of counted requests, for the sliding window. */
  readonly hits: number[];
  /** Lists whose first page this session read: `username/list`. */
  readonly walks: Set<string>;
};

export type Interruption = { kind: 'warning' } | { kind: 'suspended' } | { kind: 'challenge'; flow: Flow };

export type CodeBy = 'totp' | SentBy;

/** An unfinished sign-in: the password was right, something else is still wanted. */
export type Flow = {
  /** The `apc`, the two-factor identifier, or the nonce of a legacy challenge: a secret. */
  id: string;
  readonly account: Account;
  readonly stage: 'second_factor' | 'challenge' | 'legacy_challenge' | 'approve' | 'halt';
  by: CodeBy;
  code: string | null;
  sentAt: Date | null;
  approved: boolean;
  done: boolean;
  wrong: number;
  readonly next: string;
};
