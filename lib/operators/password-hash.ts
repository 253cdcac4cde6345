/**
 * Passwords of operators as Argon2id hashes; at least 46 MiB, one pass, one lane (docs/facts/reliability.md#secrets:
 * ASVS 5 appendix C).
 */
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { DomainError } from '#/lib/platform/errors.ts';
import { createGate, type Gate } from './gate.ts';

const COST = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;

/** What strangers may make this process do at once, and how many of them may wait for it: 92 MiB and some three seconds. */
const AT_ONCE = 2;
const MOST_WAITING = 64;

/** One for the whole process: bundles evaluate a module more than once. */
const kept = globalThis as typeof globalThis & { mutualsArgon?: Gate };
kept.mutualsArgon ??= createGate({ atOnce: AT_ONCE, mostWaiting: MOST_WAITING });
const gate = kept.mutualsArgon;

/** A hash with its own salt and its cost, ready to store. About 50 ms and 46 MiB, off the main thread. */
export function hashPassword(password: string): Promise<string> {
  return gate.passFirst(() => hash(password.normalize('NFC'), COST));
}

/**
 * A hash for looking a text up: the same under the same salt. At a quarter of a password's cost, so only for texts that chance
 * made.
 */
export function hashUnderSalt(text: string, salt: Uint8Array): Promise<string> {
  return hash(text, { ...COST, memoryCost: COST.memoryCost / 4, salt });
}

/**
 * Compares in the same time whether or not there is a hash to compare with: without one it works on a stand-in and answers false.
 *
 * @param options.known whoever asks is known to us and goes before all strangers, who may fill the places to wait in.
 * @throws {DomainError} `throttled` when every such place is taken: nothing was looked at.
 */
export async function isPassword(
  stored: string | null,
  password: string,
  { known }: { known: boolean },
): Promise<boolean> {
  const work = () => verify(stored ?? STAND_IN, password.normalize('NFC'));
  if (known) return (await gate.passFirst(work)) && stored !== null;
  const answer = gate.pass(work);
  if (answer === null)
    throw new DomainError('throttled', 'Many people sign in just now. Try again in a few seconds.', {
      retryAfterSeconds: BUSY_SECONDS,
    });
  return (await answer) && stored !== null;
}

/** By then those who wait now have been answered. */
const BUSY_SECONDS = 5;

/** Whether a stored hash was made at a lower cost than today's. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost } = parseOptions(stored);
  return memoryCost < COST.memoryCost || timeCost < COST.timeCost;
}

/** A hash of nothing at today's cost: comparing with it takes as long as with a real one, and never succeeds. */
const STAND_IN = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;
