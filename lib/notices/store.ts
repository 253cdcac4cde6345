/** The queries of the outbox. */
import type { Json, Tx } from '#/lib/platform/db.ts';

export type NewNotice = {
  audience: 'customer' | 'operators';
  channel: 'telegram' | 'dashboard';
  customerId?: bigint;
  checkId?: string;
  chatId?: bigint;
  kind: string;
  payload: Json;
  dedupeKey: string;
  at: Date;
};

/**
 * Writes a notice unless its dedupe key stands already.
 * @returns its id, or null when it stood already.
 */
export async function insertNotice(tx: Tx, { at, ...row }: NewNotice): Promise<string | null> {
  const rows = await tx.notice.createManyAndReturn({
    data: [{ ...row, owedAt: at, nextTryAt: at }],
    skipDuplicates: true,
    select: { id: true },
  });
  return rows[0]?.id ?? null;
}
