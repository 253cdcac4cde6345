/** Passwords, seeds, cookies and codes at rest (docs/design.md#rule-5). Every process seals; only workers can open. */
import { boxUnwrap, boxWrap } from './key-wrap.ts';
import type { Place } from './place.ts';
import { openUnder, rewrapUnder, type Sealed, sealUnder, type UnwrappingKey, type WrappingKey } from './seal.ts';
import { readPrivateKeys, readPublicKey } from './vault-key.ts';

export type Sealer = {
  readonly keyId: string;
  /** @throws {Unsealable} the place is malformed. */
  seal(place: Place, plain: string | Uint8Array): Sealed;
};

export type Vault = Sealer & {
  readonly keyIds: readonly string[];
  /** The caller zeroes the bytes. @throws {Unsealable} wrong place, wrong key or altered bytes; never retried. */
  open(place: Place, sealed: string): Uint8Array;
  /** As `open`, for texts. */
  openText(place: Place, sealed: string): string;
  /** The same value under the newest key. @throws {Unsealable} as `open`. */
  rewrap(place: Place, sealed: string): Sealed;
};

/** @param publicKey `VAULT_PUBLIC_KEY`. @throws {Unsealable} malformed. */
export function createSealer(publicKey: string): Sealer {
  const key = boxWrap(readPublicKey(publicKey));
  return { keyId: key.id, seal: (place, plain) => sealUnder(key, place, plain) };
}

/** `VAULT_PRIVATE_KEYS` or the content of `KEY_FILE`, newest first. @throws {Unsealable} malformed. */
export function createVault(privateKeys: string): Vault {
  const ring = readPrivateKeys(privateKeys);
  return vaultOf(ring.map(boxWrap), ring.map(boxUnwrap));
}

/** A vault over any keys, newest first; both lists are halves of one ring. @throws {Error} the ring is empty. */
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
