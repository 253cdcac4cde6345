import type { Ctx } from '#/lib/context.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import type { Language } from '#/lib/platform/language.ts';
import { languageOf, selectReach } from './reach-store.ts';
import { type Role, roleAllows } from './role.ts';

/** `chatId`: Telegram; null without one. `disabled`: must not be reached. */
export type Reachable = { id: string; email: string; role: Role; chatId: bigint | null; disabled: boolean };

/** Every operator with their addresses, also whoever must not be reached. */
export async function listReachable(db: Db | Tx): Promise<Reachable[]> {
  const rows = await selectReach(db);
  return rows.map(({ telegramId, disabledAt, ...one }) => ({
    ...one,
    chatId: telegramId,
    disabled: disabledAt !== null,
  }));
}

/** Operators with a Telegram account, in the dashboard's language. `acts`: the bot serves them. */
export async function listLinked(
  ctx: Pick<Ctx, 'db'>,
): Promise<{ chatId: bigint; language: Language; acts: boolean }[]> {
  const rows = await selectReach(ctx.db);
  return rows.flatMap(({ telegramId, language, role, disabledAt }) => {
    const acts = disabledAt === null && roleAllows(role, 'operator');
    return telegramId === null ? [] : [{ chatId: telegramId, language, acts }];
  });
}

/** Null when nobody has this e-mail address. */
export function languageOfAddress(ctx: Pick<Ctx, 'db'>, input: { email: string }): Promise<Language | null> {
  return languageOf(ctx.db, input.email);
}
