import { createHmac } from 'node:crypto';

export const SIGNATURE_HEADER = 'X-Mutuals-Signature';

/**
 * `t=<unix seconds>,v1=<hex>`: HMAC-SHA256 of `t.body`. Receivers compare in constant time and refuse old `t`. Pure.
 */
export function signBody(body: string, secret: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}
