import { z } from 'zod';
import { Language } from '#/lib/platform/enums.ts';

const days = z.int().min(1).max(3_650).nullable().default(null);

/** Who gets it; whoever has stopped the bot never does. */
export const Segment = z.strictObject({
  language: z.enum(Language).nullable().default(null).meta({ description: 'Only who speaks it with the bot.' }),
  balance: z.enum(['some', 'none']).nullable().default(null).meta({ description: 'Only who has credits, or none.' }),
  activeWithinDays: days.meta({ description: 'Only who came or asked for a check in these days.' }),
  quietForDays: days.meta({ description: 'Only who did neither in these days.' }),
});
export type Segment = z.output<typeof Segment>;

export const EVERYBODY: Segment = Segment.parse({});

/** As long as a message of Telegram may be. */
export const MOST_CHARACTERS = 4_096;

export const NewBroadcast = z.strictObject({
  text: z.string().trim().min(1).max(MOST_CHARACTERS).meta({ description: 'Plain text, sent as it is.' }),
  segment: Segment.default(EVERYBODY),
});
