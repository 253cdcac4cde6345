import { systemClock } from '#/lib/platform/clock.ts';
import type { Channel } from '../channel.ts';
import type { WebhookSender } from './sender.ts';

/** The owner's address, which gets the facts of each notice. */
export const webhook: Channel<WebhookSender> = {
  form: 'program',
  addresses: ({ webhookUrl }) => (webhookUrl === undefined ? [] : ['webhook']),
  addressOf: () => null,
  recipientAt: (address) => ({ key: address }),

  async open({ webhookUrl: url, webhookSecret: secret }) {
    const { createWebhookSender } = await import('./create-webhook-sender.ts');
    return url && secret ? createWebhookSender({ url, secret, now: systemClock.now }) : null;
  },

  async deliver(sender, { facts }) {
    await sender.send(facts);
    return null;
  },
};
