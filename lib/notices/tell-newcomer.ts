import type { Ctx } from '#/lib/context.ts';
import { oweChat } from './owe-channels.ts';
import { OperatorNoticeSchema } from './schema.ts';
import { openQuestions } from './store.ts';
import { openTroubles } from './trouble-store.ts';

/**
 * Owes an operator who has just started the bot, or linked their chat, whatever is open: questions that a reply can answer, and troubles that last.
 * Before that, Telegram took no message for them. What stands in their chat already is not repeated.
 *
 * @returns how many messages follow.
 */
export async function tellNewcomer(
  ctx: Pick<Ctx, 'db' | 'clock' | 'queue'>,
  { chatId }: { chatId: bigint },
): Promise<number> {
  const at = ctx.clock.now();
  const [questions, troubles] = await Promise.all([openQuestions(ctx.db, at), openTroubles(ctx.db)]);
  return ctx.db.transaction(async (tx) => {
    let owed = 0;
    for (const row of questions) {
      const notice = OperatorNoticeSchema.parse(row);
      const about = notice.kind === 'code_needed' ? notice.payload.challengeId : null;
      if (about) owed += await oweChat(ctx, tx, { ...notice, chatId, about, at });
    }
    for (const { id: about, notice } of troubles) owed += await oweChat(ctx, tx, { ...notice, chatId, about, at });
    return owed;
  });
}
