/**
 * The key pair in one-line texts: `vault-public.<id>.<32 bytes>` and `vault-private.…`. The id is the head of the
 * public key's SHA-256, so a cut or mixed-up key is noticed.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { fromBase64url, toBase64url } from './encoding.ts';
import { Unsealable } from './unsealable.ts';

/** An X25519 public key: seals, never opens. `raw`: its 32 bytes. */
export type VaultPublicKey = { readonly id: string; readonly key: KeyObject; readonly raw: Buffer };
export type VaultPrivateKey = VaultPublicKey & { readonly privateKey: KeyObject };

/** A new pair for `VAULT_PUBLIC_KEY` and `VAULT_PRIVATE_KEYS`. */
export function generateVaultKeys(): { publicKey: string; privateKey: string } {
  const pair = generateKeyPairSync('x25519');
  const publicRaw = rawOf(pair.publicKey, 'x');
  const id = idOf(publicRaw);
  return {
    publicKey: `vault-public.${id}.${toBase64url(publicRaw)}`,
    privateKey: `vault-private.${id}.${toBase64url(rawOf(pair.privateKey, 'd'))}`,
  };
}

/** @throws {Unsealable} says what the setting should look like, without its value. */
export function readPublicKey(text: string): VaultPublicKey {
  const { id, bytes } = readKey(text, 'vault-public', 'VAULT_PUBLIC_KEY');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: toBase64url(bytes) }, format: 'jwk' });
  if (idOf(bytes) !== id) throw spoiled('VAULT_PUBLIC_KEY');
  return { id, key, raw: bytes };
}

/** Reads `VAULT_PRIVATE_KEYS`: comma or line separated, newest first. @throws {Unsealable} as `readPublicKey`. */
export function readPrivateKeys(text: string): VaultPrivateKey[] {
  const keys = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(readPrivateKey);
  if (keys.length === 0) throw new Unsealable('VAULT_PRIVATE_KEYS is empty: it needs at least one vault-private key');
  return keys;
}

function readPrivateKey(text: string): VaultPrivateKey {
  const { id, bytes } = readKey(text, 'vault-private', 'VAULT_PRIVATE_KEYS');
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_X25519, bytes]), format: 'der', type: 'pkcs8' });
  bytes.fill(0);
  const key = createPublicKey(privateKey);
  const raw = rawOf(key, 'x');
  if (idOf(raw) !== id) throw spoiled('VAULT_PRIVATE_KEYS');
  return { id, key, raw, privateKey };
}

/** Head of an X25519 private key in PKCS #8 (RFC 8410, section 7); the 32 bytes follow. */
const PKCS8_X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex');

function readKey(text: string, kind: string, setting: string): { id: string; bytes: Buffer } {
  const [found, id, encoded, ...rest] = text.trim().split('.');
  const bytes = encoded === undefined ? undefined : fromBase64url(encoded);
  if (found !== kind || !id || bytes?.length !== 32 || rest.length > 0) {
    throw new Unsealable(`${setting} should read ${kind}.<id>.<key>, as "npm run vault -- keys" prints it`);
  }
  return { id, bytes };
}

function rawOf(key: KeyObject, part: 'x' | 'd'): Buffer {
  const bytes = fromBase64url(key.export({ format: 'jwk' })[part] ?? '');
  if (bytes?.length !== 32) throw new Error('an X25519 key has 32 bytes');
  return bytes;
}

const idOf = (publicRaw: Buffer) => createHash('sha256').update(publicRaw).digest('hex').slice(0, 16);
const spoiled = (setting: string) =>
  new Unsealable(`${setting} is damaged: its id does not fit its key. Copy the whole line again`);
