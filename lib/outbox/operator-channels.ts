import type { ChannelSettings } from './channel.ts';
import { type Addresses, addressesIn } from './channels.ts';
import type { QuietHours } from './quiet-hours.ts';

/** How operators are told besides the bell. */
export type OperatorChannels = {
  addresses: Addresses;
  /** When good news waits; null: it never does. */
  quiet: QuietHours | null;
};

/** What the settings of a program say about it. */
export function operatorChannelsOf(settings: ChannelSettings): OperatorChannels {
  const { quietHours, timeZone = 'UTC' } = settings;
  return { addresses: addressesIn(settings), quiet: quietHours ? { ...quietHours, timeZone } : null };
}
