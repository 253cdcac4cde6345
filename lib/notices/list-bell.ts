import type { Ctx } from '#/lib/context.ts';
import { bellText } from './bell-words.ts';
import { linkOf } from './link-of.ts';
import type { OperatorNotice } from './model.ts';
import { OperatorNoticeSchema } from './schema.ts';
import { bellNotices, NEVER } from './store.ts';

/** One line of the dashboard's bell. */
export type BellNotice = OperatorNotice & {
  id: string;
  at: Date;
  /** The line in words, as plain text. */
  text: string;
  /** The path of the page that it leads to. */
  path: string;
  /** It tells of a trouble that is not over. */
  lasts: boolean;
};

/** What operators were told, newest first, in English unless asked otherwise. */
export async function listBell(
  ctx: Pick<Ctx, 'db'>,
  input: { limit: number; language?: 'en' | 'ru' },
): Promise<BellNotice[]> {
  const rows = await bellNotices(ctx.db, input.limit);
  return rows.map(({ id, kind, payload, owedAt, status, nextTryAt }) => {
    const notice = OperatorNoticeSchema.parse({ kind, payload });
    const text = bellText(notice, input.language ?? 'en');
    const lasts = status === 'sent' && nextTryAt < NEVER;
    return { ...notice, id, at: owedAt, text, path: linkOf(notice, ''), lasts };
  });
}
