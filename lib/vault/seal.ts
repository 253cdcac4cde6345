/**
 * The value under its own data key, that under a long-lived key; rotation touches the wrapped key only. In base64url:
 * `v1.<key id>.<wrapped key>.<nonce>.<ciphertext>.<tag>`.
 */
import { randomBytes } from 'node:crypto';
import { decrypt, encrypt, KEY_BYTES, NONCE_BYTES, TAG_BYTES } from './aes.ts';
import { fromBase64url, toBase64url } from './encoding.ts';
import { type Place, placeText } from './place.ts';
import { Unsealable } from './unsealable.ts';

export type Sealed = string & { readonly sealed: unique symbol };

/** Wraps a data key, bound to `place`. */
export type WrappingKey = { readonly id: string; wrap(dataKey: Uint8Array, place: string): Buffer };
/** @throws when key or place differs, or a byte was altered. */
export type UnwrappingKey = { readonly id: string; unwrap(wrapped: Uint8Array, place: string): Buffer };

/** Seals a value for one place; zeroes buffers with secrets. @throws {Unsealable} the place is malformed. */
export function sealUnder(key: WrappingKey, place: Place, plain: string | Uint8Array): Sealed {
  const bound = placeText(place);
  const dataKey = randomBytes(KEY_BYTES);
  const bytes = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain;
  try {
    const { nonce, ciphertext, tag } = encrypt(dataKey, bound, bytes);
    return envelope(key.id, [key.wrap(dataKey, bound), nonce, ciphertext, tag]);
  } finally {
    dataKey.fill(0);
    if (bytes !== plain) bytes.fill(0);
  }
}

/** @throws {Unsealable} the key is not on this ring, the place differs, or the text was altered. */
export function openUnder(keys: readonly UnwrappingKey[], place: Place, sealed: string): Buffer {
  const bound = placeText(place);
  const parts = readEnvelope(sealed, place);
  return withDataKey(keys, place, parts, (dataKey) => decrypt(dataKey, bound, parts));
}

/** The same value under another key: only the wrapped data key changes. @throws {Unsealable} as `openUnder`. */
export function rewrapUnder(keys: readonly UnwrappingKey[], newest: WrappingKey, place: Place, sealed: string): Sealed {
  const bound = placeText(place);
  const parts = readEnvelope(sealed, place);
  const wrapped = withDataKey(keys, place, parts, (dataKey) => {
    decrypt(dataKey, bound, parts).fill(0); // a value that no longer opens is reported, not carried over
    return newest.wrap(dataKey, bound);
  });
  return envelope(newest.id, [wrapped, parts.nonce, parts.ciphertext, parts.tag]);
}

/** The key id of a sealed value; undefined when the text is none. */
export function keyIdOf(sealed: string): string | undefined {
  return /^v1\.([0-9a-f]{16})\./.exec(sealed)?.[1];
}

type Parts = { keyId: string; wrapped: Buffer; nonce: Buffer; ciphertext: Buffer; tag: Buffer };

function envelope(keyId: string, parts: readonly Uint8Array[]): Sealed {
  return ['v1', keyId, ...parts.map(toBase64url)].join('.') as Sealed;
}

function readEnvelope(sealed: string, place: Place): Parts {
  const [, , ...texts] = sealed.split('.');
  const keyId = keyIdOf(sealed);
  const [wrapped, nonce, ciphertext, tag] = texts.map(fromBase64url);
  if (!keyId || texts.length !== 4 || !wrapped || !nonce || !ciphertext || !tag) throw refusal(place);
  if (nonce.length !== NONCE_BYTES || tag.length !== TAG_BYTES) throw refusal(place);
  return { keyId, wrapped, nonce, ciphertext, tag };
}

function withDataKey<T>(keys: readonly UnwrappingKey[], place: Place, parts: Parts, use: (dataKey: Buffer) => T): T {
  const key = keys.find(({ id }) => id === parts.keyId);
  if (!key)
    throw new Unsealable(`${named(place)} is sealed under key ${parts.keyId}, which this process does not have`);
  let dataKey: Buffer | undefined;
  try {
    dataKey = key.unwrap(parts.wrapped, placeText(place));
    return use(dataKey);
  } catch {
    throw refusal(place); // without the cause, which may quote key material
  } finally {
    dataKey?.fill(0);
  }
}

const refusal = (place: Place) =>
  new Unsealable(`${named(place)} does not open: it was altered, moved, or sealed under another key`);
const named = (place: Place) => `${place.table}.${place.column} of row ${place.row}`;
