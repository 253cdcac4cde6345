import type { LetterFacts } from '../channel.ts';

export type WebhookSender = {
  /** @throws {DeliveryError} for every answer but 2xx; `gone` for 410. */
  send(notice: LetterFacts): Promise<void>;
};
