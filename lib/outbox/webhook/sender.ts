/** What can be asked of the webhook channel; `create-webhook-sender.ts` is the real one. */

/** What a program is told. */
export type WebhookNotice = {
  /** The same for every try of one message: a receiver that has seen it may leave it. */
  id: string;
  kind: string;
  at: Date;
  payload: object;
  /** 0 when the news is told first; n when an incident that lasts is told again. */
  reminder: number;
  /** The page of the dashboard. */
  link: string;
};

export type WebhookSender = {
  /**
   * Posts one notice.
   * @throws {DeliveryError} for every answer but 2xx; `gone` for 410.
   */
  send(notice: WebhookNotice): Promise<void>;
};
