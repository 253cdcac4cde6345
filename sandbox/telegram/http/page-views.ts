import type { TgMessage } from '../bot-api-model.ts';
import { DEMO_PEOPLE } from '../demo-people.ts';
import { commandsFor } from '../methods/commands.ts';
import type { Conversation, World } from '../world.ts';

/** The demo people first. */
export function peopleView(world: World) {
  const demo = new Set<number>(DEMO_PEOPLE.map(({ id }) => id));
  const all = [...world.conversations.values()];
  const ordered = [...all.filter(({ user }) => demo.has(user.id)), ...all.filter(({ user }) => !demo.has(user.id))];
  return {
    bot: { username: world.bot.username, name: world.bot.first_name },
    people: ordered.map(personView),
  };
}

export function chatView(world: World, conversation: Conversation) {
  return {
    person: personView(conversation),
    bot: { id: world.bot.id, username: world.bot.username, name: world.bot.first_name },
    commands: commandsFor(world, conversation.user.id, conversation.user.language_code),
    keyboard: conversation.keyboard,
    messages: [...conversation.messages.values()].map(({ message }) => messageView(conversation, message)),
  };
}

export function messageView(conversation: Conversation, message: TgMessage) {
  return { ...message, paid: conversation.messages.get(message.message_id)?.invoice?.paid ?? false };
}

function personView({ user, started, blocked, messages }: Conversation) {
  const lines = [...messages.values()].map(
    ({ message }) => message.text ?? message.caption ?? message.document?.file_name,
  );
  return { ...user, started, blocked, last: lines.findLast((line) => line !== undefined) ?? '' };
}
