import { createHmac } from 'node:crypto';

/** The header that carries the signature. */
export const SIGNATURE_HEADER = 'X-Mutuals-Signature';

/**
 * `t=<unix seconds>,v1=<hex>`: HMAC-SHA256 of `t.body` under the shared secret. A receiver computes the same over the
 * raw body, compares in constant time, and refuses a `t` that is minutes old. Pure.
 */
export function signBody(body: string, secret: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}
