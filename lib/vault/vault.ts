/**
 * Passwords, seeds, cookies and codes at rest (docs/design.md#rule-5). Every process can seal; only one that holds
 * a private key can open. The dashboard holds none: it sets credentials and cannot read them back.
 */
import { boxUnwrap, boxWrap } from './key-wrap.ts';
import type { Place } from './place.ts';
import { openUnder, rewrapUnder, type Sealed, sealUnder, type UnwrappingKey, type WrappingKey } from './seal.ts';
import { readPrivateKeys, readPublicKey } from './vault-key.ts';

/** The half that every process has. */
export type Sealer = {
  /** The id of the key that seals now. */
  readonly keyId: string;
  /** @throws {Unsealable} when the place is malformed. */
  seal(place: Place, plain: string | Uint8Array): Sealed;
};

/** The half that only the worker has. */
export type Vault = Sealer & {
  /** All keys that open here, newest first. */
  readonly keyIds: readonly string[];
  /** The caller zeroes the bytes after use. @throws {Unsealable} wrong place, wrong key or altered bytes; never retried. */
  open(place: Place, sealed: string): Uint8Array;
  /** As `open`, for texts. */
  openText(place: Place, sealed: string): string;
  /** The same value under the newest key; the ciphertext stays. @throws {Unsealable} as `open` does. */
  rewrap(place: Place, sealed: string): Sealed;
};

/** @param publicKey the text of `VAULT_PUBLIC_KEY`. @throws {Unsealable} when the setting is malformed. */
export function createSealer(publicKey: string): Sealer {
  const key = boxWrap(readPublicKey(publicKey));
  return { keyId: key.id, seal: (place, plain) => sealUnder(key, place, plain) };
}

/**
 * @param privateKeys the text of `VAULT_PRIVATE_KEYS` or of the file named by `KEY_FILE`: newest first; old ones still open.
 * @throws {Unsealable} when the setting is malformed.
 */
export function createVault(privateKeys: string): Vault {
  const ring = readPrivateKeys(privateKeys);
  return vaultOf(ring.map(boxWrap), ring.map(boxUnwrap));
}

/** A vault over any kind of keys, newest first; `sealers` and `openers` are the two halves of the same ring. */
export function vaultOf(sealers: readonly WrappingKey[], openers: readonly UnwrappingKey[]): Vault {
  const [newest] = sealers;
  if (!newest) throw new Error('a key ring has a newest key');
  const open = (place: Place, sealed: string) => openUnder(openers, place, sealed);
  return {
    keyId: newest.id,
    keyIds: openers.map(({ id }) => id),
    seal: (place, plain) => sealUnder(newest, place, plain),
    open,
    openText: (place, sealed) => readAsText(open(place, sealed)),
    rewrap: (place, sealed) => rewrapUnder(openers, newest, place, sealed),
  };
}

function readAsText(bytes: Buffer): string {
  try {
    return bytes.toString('utf8');
  } finally {
    bytes.fill(0);
  }
}
