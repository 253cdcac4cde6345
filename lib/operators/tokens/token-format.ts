/**
 * An API token as a text: `mut_`, 27 letters that hold 160 random bits, 6 letters of checksum. The prefix and the
 * checksum let scanners of leaked secrets recognise it, and refuse typing errors without a query. Pure but for chance.
 */
import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SHAPE = /^mut_([0-9A-Za-z]{27})([0-9A-Za-z]{6})$/;

export function generateToken(): string {
  const body = inLetters(BigInt(`0x${randomBytes(20).toString('hex')}`), 27);
  return `mut_${body}${checksum(body)}`;
}

/** Whether a text is a token that was once made by `generateToken`, as far as a text can show. */
export function isTokenShaped(text: string): boolean {
  const [, body, sum] = SHAPE.exec(text) ?? [];
  return body !== undefined && sum === checksum(body);
}

/** What the database keeps. A plain hash is enough for 160 random bits (ASVS 5, 6.5.2). */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The first characters, to recognise a token by. */
export function prefixOf(token: string): string {
  return token.slice(0, 8);
}

/** The token of an `Authorization` header, or null when there is none or it has another form. Never throws. */
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
