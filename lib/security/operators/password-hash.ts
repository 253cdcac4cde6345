/** Passwords of operators as Argon2id hashes; at least 46 MiB, one pass, one lane (facts, reliability 3, ASVS 5 appendix C). */
import { hash, parseOptions, verify } from '@node-rs/argon2';

const COST = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;

/** A hash with its own salt and its cost, ready to store. About 50 ms and 46 MiB, off the main thread. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/**
 * A hash for looking a text up: the same under the same salt. At a quarter of a password's cost, so only for texts that chance
 * made.
 */
export function hashUnderSalt(text: string, salt: Uint8Array): Promise<string> {
  return hash(text, { ...COST, memoryCost: COST.memoryCost / 4, salt });
}

/** Compares in the same time whether or not there is a hash to compare with: without one it works on a stand-in and answers false. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const right = await verify(stored ?? STAND_IN, password.normalize('NFC'));
  return right && stored !== null;
}

/** Whether a stored hash was made at a lower cost than today's. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost } = parseOptions(stored);
  return memoryCost < COST.memoryCost || timeCost < COST.timeCost;
}

/** A hash of nothing at today's cost: comparing with it takes as long as with a real one, and never succeeds. */
const STAND_IN = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;
