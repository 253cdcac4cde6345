import type { Channel, Letter } from '../channel.ts';
import { anchor, isReachable } from '../link-of.ts';
import { type Button, type TelegramMessage, type TelegramSender, toOperators } from './sender.ts';

/** Operators' chats with the bot. The page that helps is a button where a phone can open it. */
export const telegram: Channel<TelegramSender> = {
  form: 'chat',
  addresses: ({ operatorChats = [] }) => operatorChats.map(String),
  addressOf: ({ chatId }) => (chatId === null ? null : String(chatId)),
  recipientAt: (address) => ({ key: address, chatId: BigInt(address) }),

  async open({ telegramToken: token, adminBotToken, telegramOrigin: apiRoot }) {
    const { createTelegramSender } = await import('./create-telegram-sender.ts');
    if (!token) return null;
    const operators = adminBotToken ? { operators: createTelegramSender({ token: adminBotToken, apiRoot }) } : {};
    return { ...createTelegramSender({ token, apiRoot }), ...operators };
  },

  async deliver(sender, { to, picture, replyTo, ...letter }) {
    const { messageId } = await toOperators(sender).send(BigInt(to), {
      ...messageOf(letter),
      ...(picture === null ? {} : { picture }),
      ...(replyTo === null ? {} : { replyTo }),
    });
    return messageId;
  },
};

/** A notice in a chat: its words, a button for the page where a phone can open it, and those that act. */
export function messageOf({
  paragraphs,
  page,
  actions,
}: Pick<Letter, 'paragraphs' | 'page' | 'actions'>): TelegramMessage {
  const link = page && isReachable(page.link) ? { text: page.words, url: page.link } : null;
  const lines = page && !link && !page.said ? [...paragraphs, anchor(page)] : paragraphs;
  const acting: Button[] = actions.map(({ words, action }) => ({ text: words, data: `op:${action}` }));
  const keyboard = [...(link ? [[link]] : []), ...(acting.length > 0 ? [acting] : [])];
  return { html: lines.join('\n\n'), ...(keyboard.length > 0 ? { keyboard } : {}) };
}
