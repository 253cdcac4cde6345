/** What the edges may hand in about API tokens. */
import { z } from 'zod';
import { ROLES } from '../role.ts';

export const NewToken = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'A token needs a name that says what it is for.')
    .max(80, 'A name has at most 80 characters.'),
  role: z.enum(ROLES, 'A role is one of viewer, operator and owner.'),
  /** Days until it ends; without it the token lives until it is revoked. */
  days: z
    .int('The days are a whole number.')
    .min(1, 'A token lives at least one day.')
    .max(3_650, 'A token lives at most ten years.')
    .optional(),
});
export type NewToken = z.output<typeof NewToken>;
