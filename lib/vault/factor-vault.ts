/** Only the dashboard holds `FACTOR_KEY`, which opens nothing of Instagram's. */
import { createSharedVault, generateSharedKey } from './shared-key-ring.ts';
import type { Vault } from './vault.ts';

const FACTORS = { kind: 'factor', setting: 'FACTOR_KEY' };

/** A new `FACTOR_KEY`: `factor.<id>.<32 bytes>`. */
export function generateFactorKey(): string {
  return generateSharedKey(FACTORS);
}

/** Newest first, comma separated. @throws {Unsealable} malformed. */
export function createFactorVault(keys: string): Vault {
  return createSharedVault(FACTORS, keys);
}
