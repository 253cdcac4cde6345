/** `mut_`, 160 random bits as letters, a checksum: scanners recognise it, typing errors need no query. */
import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SHAPE = /^mut_([0-9A-Za-z]{27})([0-9A-Za-z]{6})$/;

/** A new token. */
export function generateToken(): string {
  const body = inLetters(BigInt(`0x${randomBytes(20).toString('hex')}`), 27);
  return `mut_${body}${checksum(body)}`;
}

/** By form and checksum. */
export function isTokenShaped(text: string): boolean {
  const [, body, sum] = SHAPE.exec(text) ?? [];
  return body !== undefined && sum === checksum(body);
}

/** A plain hash suffices for 160 random bits (ASVS 5, 6.5.2). */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** To recognise it by. */
export function prefixOf(token: string): string {
  return token.slice(0, 8);
}

/** A `Bearer` header's token; null without one. Never throws. */
export function bearerOf(authorization: string | null | undefined): string | null {
  return /^Bearer +([^\s]{1,200})$/i.exec(authorization ?? '')?.[1] ?? null;
}

const checksum = (body: string) => inLetters(BigInt(crc32(body)), 6);

function inLetters(value: bigint, length: number): string {
  let rest = value;
  let text = '';
  for (let place = 0; place < length; place += 1) {
    text = LETTERS.charAt(Number(rest % 62n)) + text;
    rest /= 62n;
  }
  return text;
}
