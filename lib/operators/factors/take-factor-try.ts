import type { Db, Tx } from '#/lib/platform/db.ts';
import { throttleKey } from '../sign-in-throttle.ts';
import { takeTry } from '../take-try.ts';
import { forgetThrottles } from '../throttle-store.ts';

/**
 * Counts a try at a person's codes before it is judged. @throws {DomainError} `throttled`, with `retryAfterSeconds`.
 */
export async function takeFactorTry(db: Db, input: { operatorId: string; now: Date }): Promise<void> {
  await takeTry(db, { kind: 'factor', operatorId: input.operatorId }, input.now);
}

/** Resets the count. */
export async function factorWasRight(tx: Tx, operatorId: string): Promise<void> {
  await forgetThrottles(tx, [throttleKey('factor', operatorId)]);
}
