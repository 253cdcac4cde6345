/**
 * Slows guessing: tries are counted per pair of e-mail and address, address, e-mail, and all; each wait is twice as
 * long, up to a limit, so nobody is locked out for good (docs/facts/reliability.md#attacks: B18). Pure.
 */
import { createHash } from 'node:crypto';
import { after, HOUR_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';

/** `failures`: tries since `since`, not followed by a success. */
export type Throttle = { failures: number; since: Date; blockedUntil: Date; updatedAt: Date };

/** Then `pauses`: after each try, or once until the window ends. */
type Limit = { readonly tries: number; readonly windowMs: number; readonly pauses: 'doubling' | 'window' };

const hourly = (tries: number): Limit => ({ tries, windowMs: HOUR_MS, pauses: 'doubling' });

export const LIMITS = {
  pair: hourly(5),
  address: hourly(10),
  email: hourly(40),
  /** Unknown browsers together: bounds Argon2's work. */
  all: { tries: 120, windowMs: MINUTE_MS, pauses: 'window' },
  device: hourly(5),
  again: hourly(5),
  againAnywhere: hourly(40),
  /** One person's codes, over all begun sign-ins. */
  factor: hourly(5),
} as const satisfies Record<string, Limit>;

export type Counted = keyof typeof LIMITS;

const FIRST_WAIT_MS = 15 * SECOND_MS;
const LONGEST_WAIT_MS = 5 * MINUTE_MS;

/** The throttle after one more try at `now`. */
export function withOneMoreTry(before: Throttle | null, limit: Limit, now: Date): Throttle {
  const goesOn = before !== null && now.getTime() - before.since.getTime() < limit.windowMs;
  const since = goesOn ? before.since : now;
  const failures = (goesOn ? before.failures : 0) + 1;
  return { failures, since, blockedUntil: blockedUntil(failures, limit, since, now), updatedAt: now };
}

function blockedUntil(failures: number, limit: Limit, since: Date, now: Date): Date {
  if (failures < limit.tries) return now;
  return limit.pauses === 'window' ? after(since, limit.windowMs) : after(now, waitMs(failures - limit.tries));
}

/** Milliseconds: 0 after the last free try, then by tries beyond. */
export function waitMs(beyond: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(beyond, 20), LONGEST_WAIT_MS);
}

/** A hash: the table lists no e-mails and addresses. */
export function throttleKey(counted: Counted, value: string): string {
  return `${counted}:${createHash('sha256').update(value).digest('hex')}`;
}

/** What a key counts by. @throws for any other key. */
export function countedBy(key: string): Counted {
  const counted = key.slice(0, key.indexOf(':'));
  if (!isCounted(counted)) throw new Error(`nothing is counted under ${counted}`);
  return counted;
}

function isCounted(word: string): word is Counted {
  return Object.hasOwn(LIMITS, word);
}
