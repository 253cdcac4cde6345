import type { Channel } from '../channel.ts';
import { mailOf } from './mail-of.ts';
import type { MailSender } from './sender.ts';

/** E-mail to the addresses of the settings alone; that of an operator is their own. */
export const email: Channel<MailSender> = {
  form: 'letter',
  addresses: ({ operatorEmails = [] }) => operatorEmails,
  addressOf: (operator) => operator.email,
  recipientAt: (address) => ({ key: `email:${address}`, to: address }),

  async open({ smtpUrl: url, mailFrom: from }) {
    const { createMailSender } = await import('./create-mail-sender.ts');
    return url && from ? createMailSender({ url, from }) : null;
  },

  async deliver(sender, letter) {
    await sender.send({ ...mailOf(letter), to: letter.to, id: letter.facts.id });
    return null;
  },
};
