import { badRequest, forbidden } from './bot-api-error.ts';
import type { Parameters } from './parameters.ts';
import type { Conversation, World } from './world.ts';

/** The chat that `chat_id` names. @throws {BotApiError} 400 when it is missing or unknown. */
export function chatNamed(world: World, p: Parameters, field = 'chat_id'): Conversation {
  const named = p.text(field)?.trim();
  if (!named) throw badRequest('chat_id is empty');
  const found = world.conversations.get(Number(named));
  if (!found) throw badRequest('chat not found');
  return found;
}

/** The same, if the bot may write there. @throws {BotApiError} 403 */
export function recipient(world: World, p: Parameters): Conversation {
  const conversation = chatNamed(world, p);
  if (conversation.blocked) throw forbidden('bot was blocked by the user');
  if (!conversation.started) throw forbidden("bot can't initiate conversation with a user");
  return conversation;
}
