import { readBackupKeys } from '#/lib/backups/backup-key.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { createFactorVault } from '#/lib/vault/factor-vault.ts';
import { createPictureVault } from '#/lib/vault/picture-vault.ts';
import { readKeyRing } from '#/lib/vault/read-key-ring.ts';
import { readPrivateKeys, readPublicKey } from '#/lib/vault/vault-key.ts';

type Values = Record<string, string | undefined>;

/** A sentence per wrong vault key: missing, damaged or mismatched. Repeats none. */
export function keySentences(settings: Values): string[] {
  const { VAULT_PUBLIC_KEY, VAULT_PRIVATE_KEYS, KEY_FILE, PICTURE_KEY, FACTOR_KEY, BACKUP_KEY } = settings;
  const sentences: string[] = [];
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'unsealable') throw error;
      sentences.push(`${error.message}.`);
      return undefined;
    }
  };

  const sealing = VAULT_PUBLIC_KEY ? attempt(() => readPublicKey(VAULT_PUBLIC_KEY)) : undefined;
  const opening = attempt(() =>
    readPrivateKeys(readKeyRing({ vaultPrivateKeys: VAULT_PRIVATE_KEYS, keyFile: KEY_FILE })),
  );
  if (PICTURE_KEY) attempt(() => createPictureVault(PICTURE_KEY));
  if (FACTOR_KEY) attempt(() => createFactorVault(FACTOR_KEY));
  if (BACKUP_KEY) attempt(() => readBackupKeys(BACKUP_KEY));
  if (sealing && opening && !opening.some(({ id }) => id === sealing.id)) {
    sentences.push(
      'VAULT_PRIVATE_KEYS does not hold the key that belongs to VAULT_PUBLIC_KEY: what is sealed could not be opened.',
    );
  }
  return sentences;
}
