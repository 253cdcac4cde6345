/** What can be asked of the webhook channel; `create-webhook-sender.ts` is the real one. */
import type { LetterFacts } from '../channel.ts';

export type WebhookSender = {
  /**
   * Posts one notice.
   * @throws {DeliveryError} for every answer but 2xx; `gone` for 410.
   */
  send(notice: LetterFacts): Promise<void>;
};
