import type { Ctx } from '#/lib/context.ts';
import type { Actor } from './audit.ts';
import { findOperatorOfChat } from './chat-store.ts';
import { actorOf } from './model.ts';

/** The enabled operator of this Telegram account; null when there is none. */
export async function operatorOfChat(ctx: Pick<Ctx, 'db'>, input: { chatId: bigint }): Promise<Actor | null> {
  const operator = await findOperatorOfChat(ctx.db, input.chatId);
  if (!operator || operator.disabledAt !== null) return null;
  return { ...actorOf({ ...operator, name: `${operator.name} (Telegram)` }), chatId: input.chatId };
}
