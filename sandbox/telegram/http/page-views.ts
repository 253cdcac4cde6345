import { addPerson } from '../add-person.ts';
import type { TgMessage } from '../bot-api-model.ts';
import { commandsFor } from '../methods/commands.ts';
import type { Conversation, World } from '../world.ts';

const DEMO_PEOPLE = [
  { id: 1_000_001, firstName: 'Newcomer', username: 'newcomer', languageCode: 'en' },
  { id: 700_100_001, firstName: 'Maria', lastName: 'Costa', username: 'maria_costa', languageCode: 'en' },
  { id: 700_100_002, firstName: 'Олег', lastName: 'Миронов', username: 'oleg_mironov', languageCode: 'ru' },
  { id: 700_100_003, firstName: 'Amara', lastName: 'Okafor', username: 'amara_ok', languageCode: 'en' },
  { id: 2_000_000_000_001, firstName: 'Operator', languageCode: 'en', started: true },
] as const;

/** The demo people first. */
export function peopleView(world: World) {
  for (const person of DEMO_PEOPLE) if (!world.conversations.has(person.id)) addPerson(world, person);
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
