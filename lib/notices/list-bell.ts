import type { Ctx } from '#/lib/context.ts';
import type { OperatorNotice } from './model.ts';
import { OperatorNoticeSchema } from './schema.ts';
import { bellNotices } from './store.ts';

/** One line of the dashboard's bell. */
export type BellNotice = OperatorNotice & { id: string; at: Date };

/** What operators were told, newest first. */
export async function listBell(ctx: Pick<Ctx, 'db'>, input: { limit: number }): Promise<BellNotice[]> {
  const rows = await bellNotices(ctx.db, input.limit);
  return rows.map(({ id, kind, payload, owedAt }) => ({
    ...OperatorNoticeSchema.parse({ kind, payload }),
    id,
    at: owedAt,
  }));
}
