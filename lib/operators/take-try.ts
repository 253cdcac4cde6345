import type { Db, Tx } from '#/lib/platform/db.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { networkOf } from './network-address.ts';
import { countedBy, LIMITS, throttleKey, withOneMoreTry } from './sign-in-throttle.ts';
import { forgetThrottles, giveTriesBack, lockThrottles, readThrottles, writeThrottle } from './throttle-store.ts';

/** `sign_in`: the known device's, else anybody's; `again`: a signed-in operator's; `factor`: at codes. */
export type Trying =
  | { kind: 'sign_in'; email: string; address: string | null; deviceId: string | null }
  | { kind: 'again'; operatorId: string; address: string | null }
  | { kind: 'factor'; operatorId: string };

/** A granted try and its keys. `waitsNow`: the last before waiting. */
export type Try = { keys: readonly string[]; waitsNow: boolean };

/** Takes a try; a known browser has its own count. @throws {DomainError} `throttled`, with `retryAfterSeconds`. */
export async function takeTry(db: Db, trying: Trying, now: Date): Promise<Try> {
  const keys = keysOf(trying);
  // A look first: a flood of tries queues for no lock.
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

/** Resets the person's own count; of shared ones takes back only this try, or guessers would reset them. */
export async function tryWasRight(tx: Tx, { keys }: Try, now: Date): Promise<void> {
  await giveTriesBack(tx, keys, now);
  await forgetThrottles(tx, keys.filter(isOwn));
}

/** The password was not looked at. */
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
