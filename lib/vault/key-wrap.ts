/**
 * Wraps a data key under a long-lived one. Sealed box: the X25519 public key wraps, only the private key unwraps (ECDH
 * → HKDF-SHA256 → AES-256-GCM). Shared key: wraps and unwraps.
 */
import { createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto';
import { decrypt, encrypt, KEY_BYTES, NONCE_BYTES, TAG_BYTES } from './aes.ts';
import { fromBase64url, toBase64url } from './encoding.ts';
import type { UnwrappingKey, WrappingKey } from './seal.ts';
import type { VaultPrivateKey, VaultPublicKey } from './vault-key.ts';

/** For the private key's holder: ephemeral public key, nonce, wrapped key, tag. */
export function boxWrap(recipient: VaultPublicKey): WrappingKey {
  return {
    id: recipient.id,
    wrap(dataKey, place) {
      const ephemeral = generateKeyPairSync('x25519');
      const ephemeralRaw = fromBase64url(ephemeral.publicKey.export({ format: 'jwk' }).x ?? '') ?? Buffer.alloc(0);
      return withBoxKey(ephemeral.privateKey, recipient.key, ephemeralRaw, recipient.raw, (key) =>
        Buffer.concat([ephemeralRaw, join(encrypt(key, bound(recipient.id, place), dataKey))]),
      );
    },
  };
}

/** The other end of `boxWrap`. */
export function boxUnwrap(own: VaultPrivateKey): UnwrappingKey {
  return {
    id: own.id,
    unwrap(wrapped, place) {
      const ephemeralRaw = Buffer.from(wrapped.subarray(0, EPHEMERAL_BYTES));
      const ephemeral = createPublicKey({
        key: { kty: 'OKP', crv: 'X25519', x: toBase64url(ephemeralRaw) },
        format: 'jwk',
      });
      return withBoxKey(own.privateKey, ephemeral, ephemeralRaw, own.raw, (key) =>
        decrypt(key, bound(own.id, place), split(wrapped.subarray(EPHEMERAL_BYTES))),
      );
    },
  };
}

/** Wraps and unwraps under a shared 256-bit key. */
export function sharedWrap(id: string, key: Uint8Array): WrappingKey & UnwrappingKey {
  return {
    id,
    wrap: (dataKey, place) => join(encrypt(key, bound(id, place), dataKey)),
    unwrap: (wrapped, place) => decrypt(key, bound(id, place), split(wrapped)),
  };
}

const EPHEMERAL_BYTES = 32;
const bound = (keyId: string, place: string) => `${keyId}|${place}`;

function withBoxKey<T>(
  privateKey: KeyObject,
  publicKey: KeyObject,
  ephemeralRaw: Buffer,
  recipientRaw: Buffer,
  use: (key: Buffer) => T,
): T {
  const shared = diffieHellman({ privateKey, publicKey });
  const salt = Buffer.concat([ephemeralRaw, recipientRaw]);
  const key = Buffer.from(hkdfSync('sha256', shared, salt, 'mutuals vault v1 key wrap', KEY_BYTES));
  try {
    return use(key);
  } finally {
    shared.fill(0);
    key.fill(0);
  }
}

function join({ nonce, ciphertext, tag }: { nonce: Buffer; ciphertext: Buffer; tag: Buffer }): Buffer {
  return Buffer.concat([nonce, ciphertext, tag]);
}

function split(wrapped: Uint8Array): { nonce: Buffer; ciphertext: Buffer; tag: Buffer } {
  const bytes = Buffer.from(wrapped);
  if (bytes.length !== NONCE_BYTES + KEY_BYTES + TAG_BYTES) throw new RangeError('a wrapped key has a fixed length');
  return {
    nonce: bytes.subarray(0, NONCE_BYTES),
    ciphertext: bytes.subarray(NONCE_BYTES, NONCE_BYTES + KEY_BYTES),
    tag: bytes.subarray(NONCE_BYTES + KEY_BYTES),
  };
}
