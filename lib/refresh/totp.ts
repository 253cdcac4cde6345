import { Secret, TOTP } from 'otpauth';

/** A function that makes the code of this moment (RFC 6238: 30 s, 6 digits, SHA-1, as Instagram's seeds are). */
export function totpOf(seed: string, now: () => Date): () => string {
  const totp = new TOTP({ secret: Secret.fromBase32(seed), digits: 6, period: 30, algorithm: 'SHA1' });
  return () => totp.generate({ timestamp: now().getTime() });
}
