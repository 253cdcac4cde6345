/** Ten letters, 50 random bits, as Argon2id hashes (ASVS 5, 6.5.2) under one salt per person: one hash finds a code. */
import { randomBytes } from 'node:crypto';
import { hashUnderSalt } from '../password-hash.ts';

/** Without I, L, O and U, which are misread. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;
const SALT_BYTES = 16;

/** `count` codes and their hashes. About 12 ms each. */
export async function newRecoveryCodes(count: number): Promise<{ codes: string[]; hashes: string[] }> {
  const salt = randomBytes(SALT_BYTES);
  const codes = Array.from({ length: count }, newCode);
  const hashes: string[] = [];
  for (const code of codes) hashes.push(await hashUnderSalt(plain(code), salt)); // in turn: each takes 12 MiB
  return { codes, hashes };
}

/** However it is spaced. */
export function isRecoveryShaped(typed: string): boolean {
  const code = plain(typed);
  return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter));
}

/** A typed code's hash under the salt of a kept one. */
export function hashLike(kept: string, typed: string): Promise<string> {
  return hashUnderSalt(plain(typed), Buffer.from(kept.split('$')[4] ?? '', 'base64'));
}

function newCode(): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
  return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`;
}

function plain(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}
