import type { Channel } from '../channel.ts';
import { anchor, isReachable } from '../link-of.ts';
import type { TelegramSender } from './sender.ts';

/** Operators' chats with the bot. The page that helps is a button where a phone can open it. */
export const telegram: Channel<TelegramSender> = {
  form: 'chat',
  addresses: ({ operatorChats = [] }) => operatorChats.map(String),
  addressOf: ({ chatId }) => (chatId === null ? null : String(chatId)),
  recipientAt: (address) => ({ key: address, chatId: BigInt(address) }),

  async open({ telegramToken: token, telegramOrigin: apiRoot }) {
    const { createTelegramSender } = await import('./create-telegram-sender.ts');
    return token ? createTelegramSender({ token, apiRoot }) : null;
  },

  async deliver(sender, { to, paragraphs, page, replyTo }) {
    const button = page && isReachable(page.link) ? { text: page.words, url: page.link } : null;
    const { messageId } = await sender.send(BigInt(to), {
      html: [...paragraphs, ...(page && !button ? [anchor(page)] : [])].join('\n\n'),
      ...(button ? { keyboard: [[button]] } : {}),
      ...(replyTo === null ? {} : { replyTo }),
    });
    return messageId;
  },
};
