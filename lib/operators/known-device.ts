/**
 * A browser that signed in before, known by a secret cookie. It admits nobody, but its tries at a password are counted
 * apart. It ends with the operator's token version.
 */
import { createHash, randomBytes } from 'node:crypto';
import { DAY_MS } from '#/lib/platform/clock.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { findDevice, forgetOldestDevices, hasDevice, insertDevice, isHashKnown, renewDevice } from './device-store.ts';

/** Since its last sign-in. */
export const DEVICE_MS = 180 * DAY_MS;
const MOST_DEVICES = 10;

const SHAPE = /^[\w-]{43}$/;

/** The id of this operator's device by its cookie; null for an unknown one. */
export async function knownDevice(
  db: Db,
  { email, secret, since }: { email: string; secret: string | null | undefined; since: Date },
): Promise<string | null> {
  if (!secret || !SHAPE.test(secret)) return null;
  return findDevice(db, { email, hash: hashOf(secret), since });
}

/** Makes a browser known. @returns the cookie's secret; `stranger`: the operator has others, not this one. */
export async function rememberDevice(
  tx: Tx,
  { operator, presented, at }: { operator: DeviceOwner; presented: string | null | undefined; at: Date },
): Promise<{ id: string; secret: string; stranger: boolean }> {
  const secret =
    presented && SHAPE.test(presented) && (await isHashKnown(tx, hashOf(presented))) ? presented : newSecret();
  const device = { operatorId: operator.id, tokenVersion: operator.tokenVersion, hash: hashOf(secret), at };
  const known = await renewDevice(tx, device);
  if (known) return { id: known, secret, stranger: false };
  const stranger = await hasDevice(tx, operator.id);
  const id = await insertDevice(tx, device);
  await forgetOldestDevices(tx, operator.id, MOST_DEVICES);
  return { id, secret, stranger };
}

type DeviceOwner = { id: string; tokenVersion: number };

/** 256 random bits: a plain hash suffices. */
const newSecret = () => randomBytes(32).toString('base64url');
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
