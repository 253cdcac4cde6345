/** Authenticator codes (RFC 6238: 30 s, 6 digits, SHA-1). Pure but for chance. */
import { Secret, TOTP } from 'otpauth';
import { SECOND_MS } from '#/lib/platform/clock.ts';

const STEP_MS = 30 * SECOND_MS;
/** In either direction (docs/facts/reliability.md#attacks: B16). */
const STEPS_OFF = 1;

/** 160 bits, in base32. */
export function newSeed(): string {
  return new Secret({ size: 20 }).base32;
}

/** A QR code's address; contains the seed. */
export function appLink(seed: string, email: string): string {
  return totp(seed, email).toString();
}

/** The code's time step; null when it is not of now or a step beside. */
export function stepOfCode(seed: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const off = totp(seed, '').validate({ token: code, timestamp, window: STEPS_OFF });
  return off === null ? null : Math.floor(timestamp / STEP_MS) + off;
}

function totp(seed: string, label: string): TOTP {
  const secret = Secret.fromBase32(seed);
  return new TOTP({ issuer: 'Mutuals', label, secret, digits: 6, period: STEP_MS / SECOND_MS, algorithm: 'SHA1' });
}
