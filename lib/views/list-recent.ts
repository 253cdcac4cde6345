import type { Ctx } from '#/lib/context.ts';
import { NO_NAME } from '#/lib/operators/allow-names.ts';
import { type EndedRow, endedRows } from './recent-store.ts';

export type { EndedRow };

/** Checks and attempts that ended lately, newest first. */
export async function listRecent(
  ctx: Pick<Ctx, 'db' | 'hideNames'>,
  { limit }: { limit: number },
): Promise<EndedRow[]> {
  const rows = await endedRows(ctx.db, limit);
  return rows.map((row) => (ctx.hideNames && row.noun === 'check' ? { ...row, username: NO_NAME } : row));
}
