/**
 * One try at a password, counted before the password is looked at: a hundred tries sent at once are a hundred
 * tries, not one.
 */
import type { Db, Tx } from '#/lib/platform/db.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { networkOf } from './network-address.ts';
import { countedBy, LIMITS, throttleKey, withOneMoreTry } from './sign-in-throttle.ts';
import { forgetThrottles, giveTriesBack, lockThrottles, readThrottles, writeThrottle } from './throttle-store.ts';

/**
 * Whose try it is.
 * `sign_in` from a browser: the operator's own device when it is known, else anybody's; `again`: a signed-in operator's;
 * `factor`: at the codes of somebody whose password was right.
 */
export type Trying =
  | { kind: 'sign_in'; email: string; address: string | null; deviceId: string | null }
  | { kind: 'again'; operatorId: string; address: string | null }
  | { kind: 'factor'; operatorId: string };

/** A try that was granted, by the keys that it counts for. `waitsNow`: it was the last one before somebody has to wait. */
export type Try = { keys: readonly string[]; waitsNow: boolean };

/**
 * Takes a try. In a browser that is known only its own tries count: strangers who keep guessing cannot keep the
 * operator out.
 *
 * @throws {DomainError} `throttled`, with `retryAfterSeconds`. A refused try is not counted.
 */
export async function takeTry(db: Db, trying: Trying, now: Date): Promise<Try> {
  const keys = keysOf(trying);
  // Whoever has to wait is told so by a look alone: a flood of tries queues for no lock.
  refuseBlocked(await readThrottles(db, keys), now);

  return db.transaction(async (tx) => {
    const throttles = await lockThrottles(tx, keys, now);
    refuseBlocked([...throttles.values()], now);
    let waitsNow = false;
    for (const [key, throttle] of throttles) {
      const next = withOneMoreTry(throttle, LIMITS[countedBy(key)], now);
      await writeThrottle(tx, key, next);
      waitsNow ||= isPersons(key) && next.blockedUntil > now;
    }
    return { keys, waitsNow };
  });
}

/**
 * The password was right: the person's own count begins anew. Of the counts that others share only this try is
 * taken back, or guessers would begin anew with each sign-in of their own.
 */
export async function tryWasRight(tx: Tx, { keys }: Try, now: Date): Promise<void> {
  await giveTriesBack(tx, keys, now);
  await forgetThrottles(tx, keys.filter(isOwn));
}

/** The password was never looked at: it was no try. */
export async function tryWasNone(db: Db, { keys }: Try, now: Date): Promise<void> {
  await giveTriesBack(db, keys, now);
}

function keysOf(trying: Trying): string[] {
  if (trying.kind === 'factor') return [throttleKey('factor', trying.operatorId)];
  const network = networkOf(trying.address);
  if (trying.kind === 'again') {
    const { operatorId } = trying;
    return [throttleKey('again', `${operatorId} from ${network}`), throttleKey('againAnywhere', operatorId)];
  }
  const { email, deviceId } = trying;
  if (deviceId !== null) return [throttleKey('device', deviceId)];
  return [
    throttleKey('pair', `${email} from ${network}`),
    throttleKey('address', network),
    throttleKey('email', email),
    throttleKey('all', ''),
  ];
}

const isOwn = (key: string) => ['pair', 'device', 'again', 'factor'].includes(countedBy(key));
const isPersons = (key: string) => isOwn(key) || countedBy(key) === 'email';

function refuseBlocked(throttles: readonly { blockedUntil: Date }[], now: Date): void {
  const waitMs = Math.max(0, ...throttles.map(({ blockedUntil }) => blockedUntil.getTime() - now.getTime()));
  if (waitMs > 0) throw throttled(Math.ceil(waitMs / 1_000));
}

function throttled(seconds: number): DomainError {
  return new DomainError('throttled', `Too many tries. Wait ${seconds} seconds, then try again.`, {
    retryAfterSeconds: seconds,
  });
}
