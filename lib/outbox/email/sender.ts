export type Mail = {
  subject: string;
  text: string;
  html: string;
};

export type MailSender = {
  /** Sends one e-mail; the same `id` gives the same Message-ID. @throws {DeliveryError} */
  send(mail: Mail & { to: string; id: string }): Promise<void>;
};
