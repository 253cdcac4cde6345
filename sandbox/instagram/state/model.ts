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
  /** By percent-encoded session id. Dead ones stay, to be refused as they died. */
  readonly sessions: Map<string, Session>;
  readonly flows: Map<string, Flow>;
  readonly devices: Map<string, string>;
  readonly faults: Fault[];
  readonly signOutRules: SignOutRule[];
  /** `username/list` → the newest walk's last page. */
  readonly walkPages: Map<string, number>;
  readonly switches: Switches;
  /** Until then everything leads to the sign-in form (docs/facts/refusals.md#dead-or-limited); null for never. */
  ledBackUntil: Date | null;
  readonly requests: WrittenLog;
  readonly holds: Holds;
  counter: number;
};

/** The session dies after so many list entries or look-ups. */
export type SignOutRule = {
  of: ListName | 'look_ups';
  after: number;
  served: number;
  account: string | null;
  username: string | null;
  flavour: Flavour;
  left: number;
};

/** How a dead session is refused (docs/facts/refusals.md). `delete_cookie`: `login_required` plus deleted cookies. */
export type Flavour =
  | 'require_login'
  | 'login_required'
  | 'user_has_logged_out'
  | 'redirect'
  | 'redirect_home'
  | 'delete_cookie';

export type Session = {
  readonly number: number;
  readonly account: Account;
  /** Percent-encoded (docs/facts/headers-and-cookies.md#cookies). */
  readonly id: string;
  csrf: string;
  /** Null until a minted session's first request. */
  userAgent: string | null;
  readonly startedAt: Date;
  death: { flavour: Flavour; at: Date } | null;
  interruption: Interruption | null;
  /** Due once, on the first home page. */
  promptDue: boolean;
  readonly hits: number[];
  /** Lists whose first page it read: `username/list`. */
  readonly walks: Set<string>;
};

export type Interruption = { kind: 'warning' } | { kind: 'suspended' } | { kind: 'challenge'; flow: Flow };

export type CodeBy = 'totp' | SentBy;

export type Flow = {
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
