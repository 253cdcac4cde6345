/** A vault whose keys seal and open: `<kind>.<id>.<32 bytes>`, comma separated, newest first. */
import { createHash, randomBytes } from 'node:crypto';
import { KEY_BYTES } from './aes.ts';
import { fromBase64url, toBase64url } from './encoding.ts';
import { sharedWrap } from './key-wrap.ts';
import { Unsealable } from './unsealable.ts';
import { type Vault, vaultOf } from './vault.ts';

/** `kind` begins each key, so that settings are not mixed up; refusals name `setting`. */
export type SharedKeyKind = { readonly kind: string; readonly setting: string };

/** A new key of this kind. */
export function generateSharedKey({ kind }: SharedKeyKind): string {
  const key = randomBytes(KEY_BYTES);
  return `${kind}.${idOf(kind, key)}.${toBase64url(key)}`;
}

/** @throws {Unsealable} the setting is malformed; its value is not repeated. */
export function createSharedVault(kind: SharedKeyKind, keys: string): Vault {
  const ring = keys
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((text) => readKey(kind, text));
  if (ring.length === 0) throw malformed(kind);
  return vaultOf(ring, ring);
}

function readKey(expected: SharedKeyKind, text: string) {
  const [kind, id, encoded, ...rest] = text.split('.');
  const key = fromBase64url(encoded ?? '');
  if (kind !== expected.kind || key?.length !== KEY_BYTES || id !== idOf(kind, key) || rest.length > 0)
    throw malformed(expected);
  return sharedWrap(id, key);
}

const malformed = ({ kind, setting }: SharedKeyKind) =>
  new Unsealable(`${setting} should read ${kind}.<id>.<key>, as "npm run vault -- keys" prints it`);
const idOf = (kind: string, key: Uint8Array) =>
  createHash('sha256').update(`mutuals ${kind} key`).update(key).digest('hex').slice(0, 16);
