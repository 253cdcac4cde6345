import { z } from 'zod';
import { ROLES } from '../role.ts';
import { LONGEST_LIFE_DAYS } from './model.ts';

export const NewToken = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'A token needs a name that says what it is for.')
    .max(80, 'A name has at most 80 characters.'),
  role: z.enum(ROLES, 'A role is one of viewer, operator and owner.'),
  days: z
    .int('The days are a whole number.')
    .min(1, 'A token lives at least one day.')
    .max(LONGEST_LIFE_DAYS, `A token lives at most ${LONGEST_LIFE_DAYS} days.`)
    .default(LONGEST_LIFE_DAYS),
});
export type NewToken = z.input<typeof NewToken>;
