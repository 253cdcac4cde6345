/** Signed-in identities: how they are minted, recognised and ended. */
import { randomBytes, randomInt } from 'node:crypto';
import type { Interruption } from '../faults/interruptions.ts';
import type { Account } from './accounts.ts';

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

/** A living session. `userAgent` is remembered for the mismatch switch; null when it was minted by hand. */
export function createSession(input: {
  number: number;
  account: Account;
  userAgent: string | null;
  at: Date;
}): Session {
  return {
    number: input.number,
    account: input.account,
    id: sessionIdFor(input.account.id),
    csrf: randomText(32),
    userAgent: input.userAgent,
    startedAt: input.at,
    death: null,
    interruption: input.account.challenge === 'warning' ? { kind: 'warning' } : null,
    promptDue: false,
    hits: [],
    walks: new Set(),
  };
}

/** Ends a session. The first cause stands. */
export function endSession(session: Session, flavour: Flavour, at: Date): void {
  session.death ??= { flavour, at };
}

/** Both spellings of a session id compare equal: cookies carry it encoded, people paste it decoded. */
export function sameSessionId(value: string): string {
  return value.replaceAll(':', '%3A');
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Random letters and digits. */
export function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

function sessionIdFor(userId: bigint): string {
  const signature = `AY${randomBytes(29).toString('base64url')}`;
  return [userId, randomText(14), randomInt(1, 30), signature].join('%3A');
}
