import { z } from 'zod';
import { CustomerId } from '#/lib/customers/schema.ts';
import { InstagramUsername } from '#/lib/instagram/schema.ts';
import { Door, Language } from '#/lib/platform/enums.ts';

export const RequestCheck = z.object({
  customerId: CustomerId,
  username: InstagramUsername,
  door: z.enum(Door),
  language: z.enum(Language).optional(),
  /** A repeated request finds its check by it. */
  requestKey: z.string().max(200).optional(),
});
export type RequestCheck = z.output<typeof RequestCheck>;
