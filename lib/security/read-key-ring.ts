/** Where the private keys come from: the environment, or a file that only the worker can read. */
import { readFileSync } from 'node:fs';
import { Unsealable } from './unsealable.ts';

/**
 * The text for `createVault`: `VAULT_PRIVATE_KEYS`, else the content of the file named by `KEY_FILE`.
 * @throws {Unsealable} neither is set, or the file cannot be read; the sentence names the setting.
 */
export function readKeyRing(settings: {
  VAULT_PRIVATE_KEYS?: string | undefined;
  KEY_FILE?: string | undefined;
}): string {
  if (settings.VAULT_PRIVATE_KEYS) return settings.VAULT_PRIVATE_KEYS;
  if (!settings.KEY_FILE)
    throw new Unsealable(
      'VAULT_PRIVATE_KEYS is not set, and neither is KEY_FILE: the worker could not open any credential',
    );
  try {
    return readFileSync(settings.KEY_FILE, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new Unsealable(`KEY_FILE names ${settings.KEY_FILE}, which cannot be read (${why})`);
  }
}
