import type { TgUser } from './bot-api-model.ts';
import { chatOf, openConversation } from './conversation.ts';
import type { Conversation, World } from './world.ts';

export type PersonInput = {
  id?: number | undefined;
  firstName?: string | undefined;
  lastName?: string | undefined;
  username?: string | undefined;
  languageCode?: 'en' | 'ru' | undefined;
  started?: boolean | undefined;
};

/** From the present second, so that runs do not share people. */
let nextId = Math.floor(Date.now() / 1000);

/** The person of this id, changed; or a new one. @throws {Error} the id is the bot's. */
export function addPerson(world: World, input: PersonInput = {}): Conversation {
  const id = input.id ?? nextId++;
  if (id === world.bot.id) throw new Error(`${id} is the bot's own id. A person needs another one.`);
  const known = world.conversations.get(id);
  const conversation = known ?? openConversation(world, newPerson(id, input));
  if (known) known.user = { ...known.user, ...given(input) };
  conversation.chat = chatOf(conversation.user);
  if (input.started) conversation.started = true;
  return conversation;
}

function newPerson(id: number, input: PersonInput): TgUser {
  return { id, is_bot: false, first_name: 'Customer', language_code: 'en', ...given(input) };
}

function given({ firstName, lastName, username, languageCode }: PersonInput): Partial<TgUser> {
  return {
    ...(firstName ? { first_name: firstName } : {}),
    ...(lastName ? { last_name: lastName } : {}),
    ...(username ? { username } : {}),
    ...(languageCode ? { language_code: languageCode } : {}),
  };
}
