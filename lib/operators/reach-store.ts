import type { Db, Tx } from '#/lib/platform/db.ts';
import type { Language } from '#/lib/platform/language.ts';

/** With disabled ones, who must not be reached. */
export function selectReach(db: Db | Tx) {
  return db.operator.findMany({
    select: { id: true, email: true, role: true, language: true, telegramId: true, disabledAt: true },
  });
}

/** Null when no operator has this e-mail, ignoring case. */
export async function languageOf(db: Db, email: string): Promise<Language | null> {
  const where = { email: { equals: email, mode: 'insensitive' as const } };
  return (await db.operator.findFirst({ where, select: { language: true } }))?.language ?? null;
}
