import { z } from 'zod';

/** A code as a person types it: spaces and dashes allowed. Its challenge says whether letters are. */
export const Code = z
  .string()
  .transform((value) => value.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^[a-z\d]{4,8}$/i, 'expects the characters of the code, four to eight of them'));

export const Wish = z.union([
  z.literal('resend'),
  z.enum([
    'switch:app_code',
    'switch:text_code',
    'switch:whatsapp_code',
    'switch:email_code',
    'switch:backup_code',
    'switch:approve_on_device',
  ]),
]);
export type Wish = z.output<typeof Wish>;
