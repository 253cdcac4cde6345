/**
 * Masked pictures of sign-in screens. The worker takes and the dashboard shows them, so both hold `PICTURE_KEY`, which
 * opens nothing else.
 */
import { createSharedVault, generateSharedKey } from './shared-key-ring.ts';
import type { Vault } from './vault.ts';

export type PictureVault = Vault;

const PICTURES = { kind: 'picture', setting: 'PICTURE_KEY' };

/** A new `PICTURE_KEY`: `picture.<id>.<32 bytes>`. */
export function generatePictureKey(): string {
  return generateSharedKey(PICTURES);
}

/**
 * @param keys `PICTURE_KEY`; after a rotation several, comma separated, newest first.
 * @throws {Unsealable} malformed.
 */
export function createPictureVault(keys: string): PictureVault {
  return createSharedVault(PICTURES, keys);
}
