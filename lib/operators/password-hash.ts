/** Argon2id: at least 46 MiB, one pass, one lane (docs/facts/reliability.md#secrets: ASVS 5 appendix C). */
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { DomainError } from '#/lib/platform/errors.ts';
import { createGate, type Gate } from './gate.ts';

const COST = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;

/** Bounds memory: 92 MiB. */
const AT_ONCE = 2;
const MOST_WAITING = 64;

/** One per process: bundles evaluate a module more than once. */
const kept: typeof globalThis & { mutualsArgon?: Gate } = globalThis;
kept.mutualsArgon ??= createGate({ atOnce: AT_ONCE, mostWaiting: MOST_WAITING });
const gate = kept.mutualsArgon;

/** With its own salt and cost. About 50 ms and 46 MiB, off the main thread. */
export function hashPassword(password: string): Promise<string> {
  return gate.passFirst(() => hash(password.normalize('NFC'), COST));
}

/** For look-ups: the same under the same salt. A quarter of the cost, so only for random texts. */
export function hashUnderSalt(text: string, salt: Uint8Array): Promise<string> {
  return hash(text, { ...COST, memoryCost: COST.memoryCost / 4, salt });
}

/**
 * Compares with a stand-in without a hash, so it takes the same time. `known` goes before all strangers.
 * @throws {DomainError} `throttled` when the queue is full.
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

const BUSY_SECONDS = 5;

/** Made at a lower cost than today's. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost } = parseOptions(stored);
  return memoryCost < COST.memoryCost || timeCost < COST.timeCost;
}

/** At today's cost; nothing matches it. */
const STAND_IN = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;
