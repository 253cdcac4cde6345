import { createHash } from 'node:crypto';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { withOneMoreTry } from '../operators/sign-in-throttle.ts';
import { forgetThrottles, lockThrottles, writeThrottle } from '../operators/store.ts';

/**
 * Takes a try at one person's second factor, counted before it is judged and over all sign-ins: whoever knows the
 * password cannot guess faster by beginning anew. Slowed like passwords.
 *
 * @throws {DomainError} `throttled`, with `retryAfterSeconds`. A refused try is not counted.
 */
export async function takeFactorTry(db: Db, input: { operatorId: string; now: Date }): Promise<void> {
  const key = keyOf(input.operatorId);
  await db.transaction(async (tx) => {
    const throttle = (await lockThrottles(tx, [key], input.now)).get(key) ?? null;
    const seconds = Math.ceil(((throttle?.blockedUntil.getTime() ?? 0) - input.now.getTime()) / 1_000);
    if (seconds > 0)
      throw new DomainError('throttled', `Too many wrong codes. Wait ${seconds} seconds, then try again.`, {
        retryAfterSeconds: seconds,
      });
    await writeThrottle(tx, key, withOneMoreTry(throttle, input.now));
  });
}

/** The factor was right: the count begins anew. */
export async function factorWasRight(tx: Tx, operatorId: string): Promise<void> {
  await forgetThrottles(tx, [keyOf(operatorId)]);
}

function keyOf(operatorId: string): string {
  return `factor:${createHash('sha256').update(operatorId).digest('hex')}`;
}
