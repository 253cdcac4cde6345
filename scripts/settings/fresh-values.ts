import { randomBytes } from 'node:crypto';
import { generateBackupKey } from '#/lib/backups/backup-key.ts';
import { generateFactorKey } from '#/lib/security/factor-vault.ts';
import { generatePictureKey } from '#/lib/security/picture-vault.ts';
import { generateVaultKeys } from '#/lib/security/vault-key.ts';

/** The values that a new installation makes for itself, by the name of their setting. Each call makes others. */
export function freshValues(): Record<string, string> {
  const vault = generateVaultKeys();
  return {
    NEXTAUTH_SECRET: secret(48),
    FIRST_OPERATOR_PASSWORD: secret(15),
    VAULT_PUBLIC_KEY: vault.publicKey,
    VAULT_PRIVATE_KEYS: vault.privateKey,
    PICTURE_KEY: generatePictureKey(),
    FACTOR_KEY: generateFactorKey(),
    POSTGRES_PASSWORD: secret(24),
    DATABASE_PASSWORD_WEB: secret(24),
    DATABASE_PASSWORD_WORKER: secret(24),
    DATABASE_PASSWORD_BOT: secret(24),
    DATABASE_PASSWORD_BACKUP: secret(24),
    BACKUP_KEY: generateBackupKey(),
  };
}

/** Base64url: no sign in it means anything to a shell, an address or Docker Compose. */
function secret(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
