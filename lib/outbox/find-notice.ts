import type { Ctx } from '#/lib/context.ts';
import type { Notice } from './model.ts';
import { selectNotice, selectProgress } from './store.ts';

/** A notice, or null. */
export function findNotice(ctx: Pick<Ctx, 'db'>, input: { noticeId: string }): Promise<Notice | null> {
  return selectNotice(ctx.db, input.noticeId);
}

/** The message that follows a check; null when none is owed. */
export function findProgress(ctx: Pick<Ctx, 'db'>, input: { checkId: string }): Promise<Notice | null> {
  return selectProgress(ctx.db, input.checkId);
}
