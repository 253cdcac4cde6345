import { randomBytes } from 'node:crypto';

/** Told once, changed at the first sign-in: 120 random bits. */
export function temporaryPassword(): string {
  return randomBytes(15).toString('base64url');
}
