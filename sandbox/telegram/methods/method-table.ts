import type { WebhookDelivery } from '../webhook-delivery.ts';
import { answerCallbackQuery } from './callbacks.ts';
import { getChat, getChatMember } from './chats.ts';
import * as edits from './edits.ts';
import type { Handler } from './handler.ts';
import { getFile, sendDocument, sendMediaGroup, sendPhoto } from './media.ts';
import * as messages from './messages.ts';
import * as payments from './payments.ts';
import * as profile from './profile.ts';
import { updateMethods } from './updates.ts';

/** Every method that the sandbox serves. Names are looked up without regard to case, as Telegram does. */
export function methodTable(webhook: WebhookDelivery): Map<string, { name: string; handle: Handler }> {
  const { commandsFor: _commands, profileText, profileFor: _profile, ...profileMethods } = profile;
  const handlers: Record<string, Handler> = {
    ...updateMethods(webhook),
    ...messages,
    ...edits,
    ...payments,
    ...profileMethods,
    ...profileText('MyName', 'name', 64),
    ...profileText('MyDescription', 'description', 512),
    ...profileText('MyShortDescription', 'short_description', 120),
    answerCallbackQuery,
    getChat,
    getChatMember,
    getFile,
    sendDocument,
    sendMediaGroup,
    sendPhoto,
    close: () => true,
    logOut: () => true,
  };
  return new Map(Object.entries(handlers).map(([name, handle]) => [name.toLowerCase(), { name, handle }]));
}
