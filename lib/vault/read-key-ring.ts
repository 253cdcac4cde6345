import { readFileSync } from 'node:fs';
import { Unsealable } from './unsealable.ts';

type KeySettings = { vaultPrivateKeys?: string | undefined; keyFile?: string | undefined };

/** `VAULT_PRIVATE_KEYS`, else the content of `KEY_FILE`. @throws {Unsealable} neither is set, or it is unreadable. */
export function readKeyRing({ vaultPrivateKeys, keyFile }: KeySettings): string {
  if (vaultPrivateKeys) return vaultPrivateKeys;
  if (!keyFile)
    throw new Unsealable(
      'VAULT_PRIVATE_KEYS is not set, and neither is KEY_FILE: the worker could not open any credential',
    );
  try {
    return readFileSync(keyFile, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new Unsealable(`KEY_FILE names ${keyFile}, which cannot be read (${why})`);
  }
}
