/**
 * How guessing is slowed. Tries are counted per e-mail and per address; from the sixth on each costs a wait that
 * doubles up to a limit, so nobody is locked out for good (facts, reliability 4 B18). Pure: no IO, no clock.
 */
import { createHash } from 'node:crypto';
import { after, HOUR_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';

/** `failures`: tries that were begun and not yet followed by a success. */
export type Throttle = { failures: number; blockedUntil: Date; updatedAt: Date };

/** Tries before the first wait. */
export const FREE_TRIES = 5;
const FIRST_WAIT_MS = 15 * SECOND_MS;
const LONGEST_WAIT_MS = 5 * MINUTE_MS;
/** Without a try for this long the count begins anew. */
const FORGET_AFTER_MS = HOUR_MS;

/** The state after one more try at `now`. */
export function withOneMoreTry(before: Throttle | null, now: Date): Throttle {
  const remembered = before && now.getTime() - before.updatedAt.getTime() < FORGET_AFTER_MS ? before.failures : 0;
  const failures = remembered + 1;
  return { failures, blockedUntil: after(now, waitMs(failures)), updatedAt: now };
}

/** Milliseconds to wait after the given number of tries. */
export function waitMs(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures - FREE_TRIES, 20), LONGEST_WAIT_MS);
}

/** Keys are hashes: the table of failed tries is no list of e-mails and addresses. */
export function throttleKey(kind: 'email' | 'address', value: string): string {
  return `${kind}:${createHash('sha256').update(value).digest('hex')}`;
}
