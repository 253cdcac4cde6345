/**
 * Seeds of operators' authenticator apps. Only the dashboard holds `FACTOR_KEY`; it opens nothing of Instagram's, and
 * the worker's keys do not open these.
 */
import { createSharedVault, generateSharedKey } from './shared-key-ring.ts';
import type { Vault } from './vault.ts';

const FACTORS = { kind: 'factor', setting: 'FACTOR_KEY' };

/** A new `FACTOR_KEY`: `factor.<id>.<32 bytes>`. */
export function generateFactorKey(): string {
  return generateSharedKey(FACTORS);
}

/**
 * @param keys `FACTOR_KEY`; after a rotation several, comma separated, newest first.
 * @throws {Unsealable} malformed.
 */
export function createFactorVault(keys: string): Vault {
  return createSharedVault(FACTORS, keys);
}
