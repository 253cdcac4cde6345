import type { ChannelSettings } from './channel.ts';
import { type Addresses, addressesIn } from './channels.ts';
import type { QuietHours } from './quiet-hours.ts';

export type OperatorChannels = {
  addresses: Addresses;
  /** Then people hear of their own sign-in by e-mail. */
  mail: boolean;
  /** Null: never. */
  quiet: QuietHours | null;
};

/** What the settings of a program say about it. */
export function operatorChannelsOf(settings: ChannelSettings): OperatorChannels {
  const { quietHours, timeZone = 'UTC', mailFrom } = settings;
  const mail = mailFrom !== undefined;
  return { addresses: addressesIn(settings), mail, quiet: quietHours ? { ...quietHours, timeZone } : null };
}
