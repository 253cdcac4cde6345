import { z } from 'zod';
import { CustomerId } from '#/lib/customers/schema.ts';
import { InstagramUsername } from '#/lib/instagram/schema.ts';
import { Language } from '#/lib/platform/language.ts';

export const RequestCheck = z.object({
  customerId: CustomerId,
  username: InstagramUsername,
  door: z.enum(['bot', 'api', 'dashboard', 'watch']),
  language: z.enum(Language).optional(),
  /** Names this very request; when it comes again it finds the check that it made. */
  requestKey: z.string().max(200).optional(),
});
export type RequestCheck = z.output<typeof RequestCheck>;
