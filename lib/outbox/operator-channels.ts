import type { ChannelSettings } from './channel.ts';
import { type Addresses, addressesIn } from './channels.ts';
import type { QuietHours } from './quiet-hours.ts';

/** How operators are told besides the bell. */
export type OperatorChannels = {
  addresses: Addresses;
  /** Whether e-mail can be sent: then people hear of their own sign-in by it, at the address that they sign in with. */
  mail: boolean;
  /** When good news waits; null: it never does. */
  quiet: QuietHours | null;
};

/** What the settings of a program say about it. */
export function operatorChannelsOf(settings: ChannelSettings): OperatorChannels {
  const { quietHours, timeZone = 'UTC', mailFrom } = settings;
  const mail = mailFrom !== undefined;
  return { addresses: addressesIn(settings), mail, quiet: quietHours ? { ...quietHours, timeZone } : null };
}
