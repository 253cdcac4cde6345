import type { Ctx } from '#/lib/context.ts';
import { findToldNotice } from './find-notice.ts';
import { questionMessage } from './store.ts';

/** Which challenge a message in an operator's chat asks about or reminds of; null when about something else. */
export async function findAskedChallenge(
  ctx: Pick<Ctx, 'db'>,
  input: { chatId: bigint; messageId: number },
): Promise<{ challengeId: string; username: string } | null> {
  const notice = await findToldNotice(ctx, input);
  if (notice?.kind !== 'code_needed' && notice?.kind !== 'code_reminder') return null;
  return { challengeId: notice.payload.challengeId, username: notice.payload.username };
}

/** The message that asked about a challenge in one chat; null when it was never sent there. */
export function findQuestionMessage(
  ctx: Pick<Ctx, 'db'>,
  input: { challengeId: string; chatId: bigint },
): Promise<number | null> {
  return questionMessage(ctx.db, input);
}
