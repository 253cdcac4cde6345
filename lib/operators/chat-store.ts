import type { Db, Tx } from '#/lib/platform/db.ts';
import { VIEW } from './store.ts';
import type { OperatorView } from './view.ts';

/** Null when the chat is nobody's. */
export function findOperatorOfChat(db: Db | Tx, chatId: bigint): Promise<OperatorView | null> {
  return db.operator.findUnique({ where: { telegramId: chatId }, select: VIEW });
}

/** Stores a link code in place of the one before. */
export async function storeLinkCode(tx: Tx, id: string, code: { hash: string; until: Date }): Promise<void> {
  await tx.operator.update({ where: { id }, data: { linkCodeHash: code.hash, linkCodeUntil: code.until } });
}

/** Uses up an open code. @returns whose it was, or null. */
export async function takeLinkCode(tx: Tx, hash: string, at: Date): Promise<string | null> {
  const [row] = await tx.operator.updateManyAndReturn({
    where: { linkCodeHash: hash, linkCodeUntil: { gt: at }, disabledAt: null },
    data: { linkCodeHash: null, linkCodeUntil: null },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** Links a Telegram account; null: none. @throws a duplicate when it is another operator's. */
export function storeChat(tx: Tx, id: string, telegramId: bigint | null): Promise<OperatorView> {
  return tx.operator.update({ where: { id }, data: { telegramId }, select: VIEW });
}
