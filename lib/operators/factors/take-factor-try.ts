import type { Db, Tx } from '#/lib/platform/db.ts';
import { throttleKey } from '../sign-in-throttle.ts';
import { takeTry } from '../take-try.ts';
import { forgetThrottles } from '../throttle-store.ts';

/**
 * Takes a try at one person's codes, counted before it is judged and over all sign-ins: whoever knows the password
 * cannot guess faster by beginning anew. Slowed like passwords.
 *
 * @throws {DomainError} `throttled`, with `retryAfterSeconds`. A refused try is not counted.
 */
export async function takeFactorTry(db: Db, input: { operatorId: string; now: Date }): Promise<void> {
  await takeTry(db, { kind: 'factor', operatorId: input.operatorId }, input.now);
}

/** The factor was right: the count begins anew. */
export async function factorWasRight(tx: Tx, operatorId: string): Promise<void> {
  await forgetThrottles(tx, [throttleKey('factor', operatorId)]);
}
