import { Secret } from 'otpauth';
import { z } from 'zod';
import { InstagramUsername } from '#/lib/instagram/schema.ts';

/** An authenticator's seed as Instagram shows it: base32, spaces allowed. */
export const TotpSeed = z
  .string()
  .transform((value) => value.replace(/[\s-]/g, '').toUpperCase())
  .pipe(
    z
      .string()
      .min(16, 'expects at least 16 characters')
      .max(128)
      .refine(isBase32, 'expects base32: letters A-Z and digits 2-7'),
  );

/** Digits, then three or four parts (docs/facts/headers-and-cookies.md#cookies). */
export const SessionId = z
  .string()
  .trim()
  .transform(percentDecoded)
  .pipe(
    z
      .string()
      .max(512)
      .regex(/^\d{1,19}:[^\s;,]{6,}$/, 'expects the value of the sessionid cookie, such as 48740228…:…'),
  );

const Password = z.string().min(1).max(256);
const Notes = z.string().trim().max(500);

export const AddAccount = z.object({
  username: InstagramUsername,
  password: Password.optional(),
  totpSeed: TotpSeed.optional(),
  notes: Notes.optional(),
});

export const SetCredentials = z
  .object({ password: Password.optional(), totpSeed: TotpSeed.nullish(), notes: Notes.nullish() })
  .refine(
    (value) => Object.values(value).some((part) => part !== undefined),
    'expects a password, a totpSeed or notes',
  );

function isBase32(seed: string): boolean {
  try {
    return Secret.fromBase32(seed).bytes.length >= 10;
  } catch {
    return false;
  }
}

function percentDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
