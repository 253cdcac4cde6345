/**
 * How guessing is slowed. Tries are counted by each thing that a guesser may change or keep: the e-mail from one
 * address, the address, the e-mail, all of them together. Whatever has had its free tries waits, twice as long after
 * each further one up to a limit, so nobody is locked out for good (docs/facts/reliability.md#attacks: B18). Pure: no IO, no clock.
 */
import { createHash } from 'node:crypto';
import { after, HOUR_MS, MINUTE_MS, SECOND_MS } from '#/lib/platform/clock.ts';

/** `failures`: tries since `since` that were begun and not yet followed by a success. */
export type Throttle = { failures: number; since: Date; blockedUntil: Date; updatedAt: Date };

/** `tries` in `windowMs`; then `pauses`: after each further try, or once until the window ends. */
type Limit = { readonly tries: number; readonly windowMs: number; readonly pauses: 'doubling' | 'window' };

const hourly = (tries: number): Limit => ({ tries, windowMs: HOUR_MS, pauses: 'doubling' });

export const LIMITS = {
  /** An e-mail from one address. */
  pair: hourly(5),
  /** An address, whatever e-mail it tries. */
  address: hourly(10),
  /** An e-mail, from wherever it is tried. */
  email: hourly(40),
  /** All tries of browsers that are not known: what a thousand addresses may cost us, each of them Argon2's work. */
  all: { tries: 120, windowMs: MINUTE_MS, pauses: 'window' },
  /** A browser in which the operator signed in before; nobody else's tries count there. */
  device: hourly(5),
  /** A signed-in operator who is asked again, from one address, and from wherever. */
  again: hourly(5),
  againAnywhere: hourly(40),
  /** The codes of one person, over all sign-ins that were begun with the right password. */
  factor: hourly(5),
} as const satisfies Record<string, Limit>;

export type Counted = keyof typeof LIMITS;

const FIRST_WAIT_MS = 15 * SECOND_MS;
const LONGEST_WAIT_MS = 5 * MINUTE_MS;

/** The state after one more try at `now`. */
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

/** Milliseconds to wait after the last free try (0), and after each try beyond it. */
export function waitMs(beyond: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(beyond, 20), LONGEST_WAIT_MS);
}

/** What is counted, as a key. A hash stands for it: the table of tries is no list of e-mails and addresses. */
export function throttleKey(counted: Counted, value: string): string {
  return `${counted}:${createHash('sha256').update(value).digest('hex')}`;
}

/** What a key counts. */
export function countedBy(key: string): Counted {
  const counted = key.slice(0, key.indexOf(':'));
  if (!isCounted(counted)) throw new Error(`nothing is counted under ${counted}`);
  return counted;
}

function isCounted(word: string): word is Counted {
  return Object.hasOwn(LIMITS, word);
}
