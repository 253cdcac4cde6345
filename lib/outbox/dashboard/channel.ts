import type { Channel } from '../channel.ts';

/** The dashboard's bell. Its line is written when a notice is enqueued (`insertBell`), so it has no recipients and sends nothing. */
export const dashboard: Channel<never> = {
  form: 'bell',
  addresses: () => [],
  addressOf: () => null,
  recipientAt: (address) => ({ key: address }),
  open: async () => null,
  deliver: async () => null,
};
