/** What can be asked of the mail channel; `create-mail-sender.ts` is the real one. */

export type Mail = {
  subject: string;
  text: string;
  html: string;
};

export type MailSender = {
  /**
   * Sends one e-mail. The same `id` gives the same Message-ID, so that a repeated delivery is recognised.
   * @throws {DeliveryError}
   */
  send(mail: Mail & { to: string; id: string }): Promise<void>;
};
