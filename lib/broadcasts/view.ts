import { z } from 'zod';
import { BroadcastStatus } from '#/lib/platform/enums.ts';
import { Id, Moment } from '#/lib/platform/wire.ts';
import { Segment } from './schema.ts';

/** `uncertain`: Telegram did not say whether it took them, so they are not sent again. */
export const BroadcastView = z.object({
  id: Id,
  status: z.enum(BroadcastStatus),
  html: z.string(),
  segment: Segment,
  madeBy: z.string(),
  madeAt: Moment,
  startedAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  recipients: z.int().meta({ description: 'Customers whom it is for, as it is now.' }),
  sent: z.int(),
  owed: z.int().meta({ description: 'Copies that are on their way.' }),
  undelivered: z
    .int()
    .meta({ description: 'Copies that cannot be delivered, such as to who stopped the bot meanwhile.' }),
  uncertain: z
    .int()
    .meta({ description: 'Copies of which Telegram did not say whether it took them; never sent twice.' }),
});
export type BroadcastView = Omit<z.input<typeof BroadcastView>, 'segment'> & { segment: Segment };
