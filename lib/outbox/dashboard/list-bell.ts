import type { Ctx } from '#/lib/context.ts';
import { NO_NAME } from '#/lib/operators/allow-names.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { mayDo } from '#/lib/operators/rights.ts';
import { linkOf } from '../link-of.ts';
import { NEVER } from '../model.ts';
import { OperatorNotice } from '../schema.ts';
import { bellNotices } from '../store.ts';

export type BellNotice = OperatorNotice & {
  id: string;
  at: Date;
  path: string;
  lasts: boolean;
};

/** What operators were told, newest first. Security news is for owners, and for the one to whom it happened. */
export async function listBell(
  ctx: Pick<Ctx, 'db' | 'hideNames'>,
  input: { limit: number; by: Actor },
): Promise<BellNotice[]> {
  const securityOf = mayDo(input.by, 'audit.read') ? 'all' : { person: input.by.id ?? '' };
  const rows = await bellNotices(ctx.db, { limit: input.limit, securityOf });
  return rows.map(({ id, kind, payload, owedAt, status, nextTryAt }) => {
    const notice = nameless(ctx, OperatorNotice.parse({ kind, payload }));
    const lasts = status === 'sent' && nextTryAt < NEVER;
    return { ...notice, id, at: owedAt, path: linkOf(notice, ''), lasts };
  });
}

/** The only names of strangers that the bell knows are those of profiles that were checked. */
function nameless({ hideNames }: Pick<Ctx, 'hideNames'>, notice: OperatorNotice): OperatorNotice {
  if (!hideNames || notice.kind !== 'check_given_up') return notice;
  return { ...notice, payload: { ...notice.payload, username: NO_NAME, detail: null } };
}
