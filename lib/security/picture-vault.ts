/**
 * Masked pictures of sign-in screens at rest. The worker takes them and the dashboard shows them, so both
 * processes hold `PICTURE_KEY`; it opens nothing else. Same envelope and same binding to the place as the vault.
 */
import { createHash, randomBytes } from 'node:crypto';
import { KEY_BYTES } from './aes.ts';
import { fromBase64url, toBase64url } from './encoding.ts';
import { sharedWrap } from './key-wrap.ts';
import { Unsealable } from './unsealable.ts';
import { type Vault, vaultOf } from './vault.ts';

/** A vault whose ring is `PICTURE_KEY`: opens pictures, never credentials. */
export type PictureVault = Vault;

/** A new `PICTURE_KEY`: `picture.<id>.<32 bytes>`. */
export function generatePictureKey(): string {
  const key = randomBytes(KEY_BYTES);
  return `picture.${idOf(key)}.${toBase64url(key)}`;
}

/** @param keys the text of `PICTURE_KEY`; after a rotation several, comma separated, newest first. @throws {Unsealable} malformed. */
export function createPictureVault(keys: string): PictureVault {
  const ring = keys
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(readPictureKey);
  if (ring.length === 0) throw malformed();
  return vaultOf(ring, ring);
}

function readPictureKey(text: string) {
  const [kind, id, encoded, ...rest] = text.split('.');
  const key = fromBase64url(encoded ?? '');
  if (kind !== 'picture' || key?.length !== KEY_BYTES || id !== idOf(key) || rest.length > 0) throw malformed();
  return sharedWrap(id, key);
}

const malformed = () =>
  new Unsealable('PICTURE_KEY should read picture.<id>.<key>, as "npm run vault -- keys" prints it');
const idOf = (key: Uint8Array) =>
  createHash('sha256').update('mutuals picture key').update(key).digest('hex').slice(0, 16);
