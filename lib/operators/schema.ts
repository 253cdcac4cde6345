/** Unknown fields are refused: nobody adds a role for themselves. */

import { z } from 'zod';
import { Language } from '#/lib/platform/language.ts';
import { ROLES } from './role.ts';

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(200, 'An e-mail address has at most 200 characters.')
  .pipe(z.email('This should be an e-mail address, such as ada@example.org.'));
const name = z.string().trim().min(1, 'A name is needed.').max(80, 'A name has at most 80 characters.');
const typedPassword = z.string().min(1, 'The password is missing.').max(200, 'A password has at most 200 characters.');
/** 12 characters, no other rule (docs/facts/reliability.md#attacks: ASVS 5, 6.2). */
const newPassword = z
  .string()
  .min(12, 'A password needs at least 12 characters.')
  .max(200, 'A password has at most 200 characters.')
  .refine((text) => new Set(text).size >= 5, 'A password needs at least 5 different characters.');

export const SignIn = z.strictObject({ email: email, password: typedPassword });
export type SignIn = z.output<typeof SignIn>;

export const NewOperator = z.strictObject({
  email,
  name,
  role: z.enum(ROLES),
  password: newPassword,
  language: z.enum(Language).default('en'),
});
export type NewOperator = z.output<typeof NewOperator>;

export const ChangePassword = z.strictObject({ currentPassword: typedPassword, newPassword });
export type ChangePassword = z.output<typeof ChangePassword>;
