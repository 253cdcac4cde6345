/** The worker takes pictures and the dashboard shows them: both hold `PICTURE_KEY`, which opens nothing else. */
import { createSharedVault, generateSharedKey } from './shared-key-ring.ts';
import type { Vault } from './vault.ts';

export type PictureVault = Vault;

const PICTURES = { kind: 'picture', setting: 'PICTURE_KEY' };

/** A new `PICTURE_KEY`: `picture.<id>.<32 bytes>`. */
export function generatePictureKey(): string {
  return generateSharedKey(PICTURES);
}

/** Newest first, comma separated. @throws {Unsealable} malformed. */
export function createPictureVault(keys: string): PictureVault {
  return createSharedVault(PICTURES, keys);
}
