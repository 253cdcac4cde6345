import type { Ctx } from '#/lib/context.ts';
import type { Notice } from './model.ts';
import { OperatorNotice } from './schema.ts';
import { noticeAt, selectNotice, selectProgress } from './store.ts';

/** A notice, or null. */
export function findNotice(ctx: Pick<Ctx, 'db'>, input: { noticeId: string }): Promise<Notice | null> {
  return selectNotice(ctx.db, input.noticeId);
}

/** The message that follows a check; null when none is owed. */
export function findProgress(ctx: Pick<Ctx, 'db'>, input: { checkId: string }): Promise<Notice | null> {
  return selectProgress(ctx.db, input.checkId);
}

/** What a message in an operator's chat tells of; null when it is no notice, or too old. */
export async function findToldNotice(
  ctx: Pick<Ctx, 'db'>,
  input: { chatId: bigint; messageId: number },
): Promise<OperatorNotice | null> {
  const row = await noticeAt(ctx.db, input.chatId, input.messageId);
  return row && OperatorNotice.parse({ kind: row.kind, payload: row.payload });
}
