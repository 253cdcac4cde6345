/**
 * One try at a password, counted before the password is looked at: a hundred tries sent at once are a hundred
 * tries, not one.
 */
import { after } from '#/lib/platform/clock.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { KNOWN_ADDRESS_MS } from './model.ts';
import { throttleKey, withOneMoreTry } from './sign-in-throttle.ts';
import { forgetThrottles, hasSignedInFrom, lockThrottles, writeThrottle } from './store.ts';

/** A try that was granted. `keys` are forgotten when it succeeds. */
export type Try = { keys: readonly string[] };

/**
 * Takes a try for this e-mail and this address. From an address that the operator signed in from lately, tries
 * of others do not count: a stranger who keeps guessing cannot keep the operator out.
 *
 * @throws {DomainError} `throttled`, with `retryAfterSeconds`. A refused try is not counted.
 */
export async function takeTry(db: Db, input: { email: string; address: string | null; now: Date }): Promise<Try> {
  const keys = await keysOf(db, input);
  return db.transaction(async (tx) => {
    const throttles = await lockThrottles(tx, keys, input.now);
    const blockedUntil = Math.max(...[...throttles.values()].map((throttle) => throttle.blockedUntil.getTime()));
    const waitMs = blockedUntil - input.now.getTime();
    if (waitMs > 0) throw throttled(Math.ceil(waitMs / 1_000));
    for (const [key, throttle] of throttles) await writeThrottle(tx, key, withOneMoreTry(throttle, input.now));
    return { keys };
  });
}

/** The password was right: the count of its keys begins anew. */
export async function tryWasRight(tx: Tx, { keys }: Try): Promise<void> {
  await forgetThrottles(tx, keys);
}

async function keysOf(
  db: Db,
  { email, address, now }: { email: string; address: string | null; now: Date },
): Promise<string[]> {
  if (address === null) return [throttleKey('email', email)];
  const known = await hasSignedInFrom(db, email, address, after(now, -KNOWN_ADDRESS_MS));
  const whose = known ? throttleKey('email', `${email} from ${address}`) : throttleKey('email', email);
  return [whose, throttleKey('address', address)];
}

function throttled(seconds: number): DomainError {
  return new DomainError('throttled', `Too many tries. Wait ${seconds} seconds, then try again.`, {
    retryAfterSeconds: seconds,
  });
}
