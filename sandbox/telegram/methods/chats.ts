import { badRequest } from '../bot-api-error.ts';
import { chatNamed } from '../recipient.ts';
import type { Handler } from './handler.ts';

/** A private chat as `getChat` describes it. */
export const getChat: Handler = (world, p) => {
  const conversation = chatNamed(world, p);
  const pinned = [...conversation.messages.values()].filter((stored) => stored.pinned).at(-1);
  return {
    ...conversation.chat,
    accent_color_id: conversation.user.id % 7,
    max_reaction_count: 11,
    accepted_gift_types: { unlimited_gifts: true, limited_gifts: true, unique_gifts: true, premium_subscription: true },
    ...(pinned ? { pinned_message: pinned.message } : {}),
  };
};

export const getChatMember: Handler = (world, p) => {
  const conversation = chatNamed(world, p);
  const id = p.integer('user_id');
  if (id === undefined) throw badRequest('invalid user_id specified');
  if (id === conversation.user.id) return { user: conversation.user, status: 'member' };
  if (id === world.bot.id) return { user: world.bot, status: conversation.blocked ? 'kicked' : 'member' };
  throw badRequest('PARTICIPANT_ID_INVALID');
};
