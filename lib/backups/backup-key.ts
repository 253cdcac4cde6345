/** `BACKUP_KEY` seals backups, nothing else. */
import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { DomainError } from '#/lib/platform/errors.ts';
import { KEY_BYTES } from '#/lib/vault/aes.ts';
import { fromBase64url, toBase64url } from '#/lib/vault/encoding.ts';

export const KEY_ID_BYTES = 8;

export type BackupKey = {
  id: Buffer;
  fileKey(salt: Uint8Array): Buffer;
};

/** A new `BACKUP_KEY`: `backup.<id>.<32 bytes>`. */
export function generateBackupKey(): string {
  const key = randomBytes(KEY_BYTES);
  return `backup.${idOf(key).toString('hex')}.${toBase64url(key)}`;
}

/** The keys of `BACKUP_KEY`, newest first: the first seals. @throws {DomainError} `unsealable` when malformed. */
export function readBackupKeys(text: string): [BackupKey, ...BackupKey[]] {
  const [newest, ...others] = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(readKey);
  if (!newest) throw malformed();
  return [newest, ...others];
}

function readKey(text: string): BackupKey {
  const [kind, id, encoded, ...rest] = text.split('.');
  const key = fromBase64url(encoded ?? '');
  if (kind !== 'backup' || key?.length !== KEY_BYTES || id !== idOf(key).toString('hex') || rest.length > 0)
    throw malformed();
  return {
    id: idOf(key),
    fileKey: (salt) => Buffer.from(hkdfSync('sha256', key, salt, 'mutuals backup v1 file key', KEY_BYTES)),
  };
}

const malformed = () =>
  new DomainError('unsealable', 'BACKUP_KEY should read backup.<id>.<key>, as "npm run vault -- keys" prints it');

function idOf(key: Uint8Array): Buffer {
  return createHash('sha256').update('mutuals backup key').update(key).digest().subarray(0, KEY_ID_BYTES);
}
