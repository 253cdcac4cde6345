import { Secret, TOTP } from 'otpauth';

/** Makes the code of this moment (RFC 6238: 30 s, 6 digits, SHA-1). */
export function totpOf(seed: string, now: () => Date): () => string {
  const totp = new TOTP({ secret: Secret.fromBase32(seed), digits: 6, period: 30, algorithm: 'SHA1' });
  return () => totp.generate({ timestamp: now().getTime() });
}
