import { z } from 'zod';
import { TextKind } from '#/lib/platform/enums.ts';
import { Moment } from '#/lib/platform/wire.ts';

/** Plain text in each language. Version 0 is what the product brings. */
export const PublishedTextView = z.object({
  kind: z.enum(TextKind),
  version: z.int(),
  en: z.string(),
  ru: z.string(),
  publishedBy: z.string(),
  publishedAt: Moment,
});
export type PublishedTextView = z.input<typeof PublishedTextView>;
