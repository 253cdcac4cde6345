import { randomBytes, randomInt } from 'node:crypto';
import type { Account } from './accounts.ts';
import type { Flavour, Session } from './model.ts';

/** `userAgent`: for the mismatch switch; null when minted. */
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

/** The first cause stands. */
export function endSession(session: Session, flavour: Flavour, at: Date): void {
  session.death ??= { flavour, at };
}

/** Cookies carry it encoded, people paste it decoded. */
export function sameSessionId(value: string): string {
  return value.replaceAll(':', '%3A');
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

function sessionIdFor(userId: bigint): string {
  const signature = `AY${randomBytes(29).toString('base64url')}`;
  return [userId, randomText(14), randomInt(1, 30), signature].join('%3A');
}
