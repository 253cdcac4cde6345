/**
 * Masked pictures of sign-in screens at rest. The worker takes them and the dashboard shows them, so both
 * processes hold `PICTURE_KEY`; it opens nothing else. Same envelope and same binding to the place as the vault.
 */
import { createSharedVault, generateSharedKey } from './shared-key-ring.ts';
import type { Vault } from './vault.ts';

/** A vault whose ring is `PICTURE_KEY`: opens pictures, never credentials. */
export type PictureVault = Vault;

const PICTURES = { kind: 'picture', setting: 'PICTURE_KEY' };

/** A new `PICTURE_KEY`: `picture.<id>.<32 bytes>`. */
export function generatePictureKey(): string {
  return generateSharedKey(PICTURES);
}

/** @param keys the text of `PICTURE_KEY`; after a rotation several, comma separated, newest first. @throws {Unsealable} malformed. */
export function createPictureVault(keys: string): PictureVault {
  return createSharedVault(PICTURES, keys);
}
