/** Codes of authenticator apps (RFC 6238: 30 s, 6 digits, SHA-1, as all apps know them). Pure but for chance. */
import { Secret, TOTP } from 'otpauth';
import { SECOND_MS } from '#/lib/platform/clock.ts';

const STEP_MS = 30 * SECOND_MS;
/** A clock may be one step off, in either direction (docs/facts/reliability.md#attacks: B16). */
const STEPS_OFF = 1;

/** A new seed of 160 bits, in the letters that apps take. */
export function newSeed(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that a QR code holds: whatever app reads it makes codes from then on. It contains the seed. */
export function appLink(seed: string, email: string): string {
  return totp(seed, email).toString();
}

/** The step of time whose code this is, or null when it is no code of now, nor of the step before or after. */
export function stepOfCode(seed: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const off = totp(seed, '').validate({ token: code, timestamp, window: STEPS_OFF });
  return off === null ? null : Math.floor(timestamp / STEP_MS) + off;
}

function totp(seed: string, label: string): TOTP {
  const secret = Secret.fromBase32(seed);
  return new TOTP({ issuer: 'Mutuals', label, secret, digits: 6, period: STEP_MS / SECOND_MS, algorithm: 'SHA1' });
}
