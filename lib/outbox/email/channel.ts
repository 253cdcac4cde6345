import type { Channel } from '../channel.ts';
import { mailOf } from './mail-of.ts';
import type { MailSender } from './sender.ts';

/** E-mail to the addresses of the settings; an operator's own gets what happens to their sign-in. */
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
