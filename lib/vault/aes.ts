/** AES-256-GCM with a random 96-bit nonce and a 128-bit tag, this room's only cipher. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** In the order of storage. */
export type Encrypted = { nonce: Buffer; ciphertext: Buffer; tag: Buffer };

/** Encrypts under a key, bound to `place`, with a new nonce. */
export function encrypt(key: Uint8Array, place: string, plain: Uint8Array): Encrypted {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place, 'utf8'));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { nonce, ciphertext, tag: cipher.getAuthTag() };
}

/** @throws when key, place or any byte differs; no partial plain text comes out. */
export function decrypt(key: Uint8Array, place: string, { nonce, ciphertext, tag }: Encrypted): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place, 'utf8'));
  decipher.setAuthTag(tag);
  const head = decipher.update(ciphertext);
  try {
    return Buffer.concat([head, decipher.final()]);
  } finally {
    head.fill(0);
  }
}
