import { randomBytes } from 'node:crypto';
import { generateBackupKey } from '#/lib/backups/backup-key.ts';
import { ALL_SETTINGS } from '#/lib/platform/settings.ts';
import { generateFactorKey } from '#/lib/vault/factor-vault.ts';
import { generatePictureKey } from '#/lib/vault/picture-vault.ts';
import { generateVaultKeys } from '#/lib/vault/vault-key.ts';

/** A new installation's values by setting. Each call makes others. */
export function freshValues(): Record<string, string> {
  const vault = generateVaultKeys();
  return {
    ...Object.fromEntries(
      ALL_SETTINGS.flatMap(({ name, generated }) => (typeof generated === 'number' ? [[name, secret(generated)]] : [])),
    ),
    VAULT_PUBLIC_KEY: vault.publicKey,
    VAULT_PRIVATE_KEYS: vault.privateKey,
    PICTURE_KEY: generatePictureKey(),
    FACTOR_KEY: generateFactorKey(),
    BACKUP_KEY: generateBackupKey(),
  };
}

/** Base64url means nothing to shells, addresses or Compose. */
function secret(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
