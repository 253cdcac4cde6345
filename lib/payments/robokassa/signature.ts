/** How Robokassa and a shop sign for each other (docs/facts/telegram-and-money.md#robokassa). Pure. */
import { createHash, timingSafeEqual } from 'node:crypto';

export type SigningHash = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

type Paid = { outSum: string; invoice: string };

/** Signs what is to be paid. */
export function signOrder(
  { login, outSum, invoice }: Paid & { login: string },
  { hash, password1 }: { hash: SigningHash; password1: string },
): string {
  return digest(hash, [login, outSum, invoice, password1]);
}

/** Signs what was paid. `outSum` exactly as it is sent: it may have six decimals. */
export function signNotice(
  { outSum, invoice, own }: Paid & { own: readonly (readonly [name: string, value: string])[] },
  { hash, password2 }: { hash: SigningHash; password2: string },
): string {
  const pairs = own.map(([name, value]) => `${name}=${value}`).sort();
  return digest(hash, [outSum, invoice, password2, ...pairs]);
}

/** Whether two signatures are the same, in any case of letters; how long it takes tells nothing. */
export function isSameSignature(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => Buffer.from(text.toLowerCase()));
  return a !== undefined && b !== undefined && a.length === b.length && timingSafeEqual(a, b);
}

function digest(hash: SigningHash, parts: readonly string[]): string {
  return createHash(hash).update(parts.join(':')).digest('hex');
}
