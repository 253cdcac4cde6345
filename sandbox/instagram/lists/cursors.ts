/** Opaque cursors of follower lists: base64, `QVFE` … `==`, about 110 characters. The same for the same page. */
import { hashText, mix } from '../state/scramble.ts';

const BODY_BYTES = 57;
const KEY_OFFSET = 2 ** 40;

type Place = { seed: string; profile: bigint; list: string };

/** An opaque cursor, always the same for the same place. */
export function encodeCursor(place: Place, key: number): string {
  const stamp = stampOf(place, key);
  const body = Buffer.alloc(BODY_BYTES);
  for (let index = 0; index < BODY_BYTES; index += 1) body[index] = mix(stamp, index) % 256;
  body.writeUInt32BE(stamp, 0);
  body.writeUIntBE(key + KEY_OFFSET, 4, 6);
  for (let index = 4; index < 10; index += 1) body[index] = (body[index] ?? 0) ^ (mix(stamp, 1000 + index) % 256);
  return Buffer.from(`AQD${body.toString('base64url')}`, 'latin1').toString('base64');
}

/** The key; null for anything but this list's cursors. */
export function decodeCursor(place: Place, cursor: string): number | null {
  const inner = Buffer.from(cursor, 'base64').toString('latin1');
  if (!inner.startsWith('AQD')) return null;
  const body = Buffer.from(inner.slice(3), 'base64url');
  if (body.length !== BODY_BYTES) return null;
  const stamp = body.readUInt32BE(0);
  for (let index = 4; index < 10; index += 1) body[index] = (body[index] ?? 0) ^ (mix(stamp, 1000 + index) % 256);
  const key = body.readUIntBE(4, 6) - KEY_OFFSET;
  return stampOf(place, key) === stamp ? key : null;
}

function stampOf({ seed, profile, list }: Place, key: number): number {
  return hashText(`${seed}/${profile}/${list}/${key}`);
}
