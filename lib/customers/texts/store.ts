import type { Db, Tx } from '#/lib/platform/db.ts';
import type { TextKind } from '#/lib/platform/enums.ts';
import type { PublishedTextView } from './view.ts';

/** The newest version of a text; null while the owner published none. */
export function newestText(db: Db | Tx, kind: TextKind): Promise<PublishedTextView | null> {
  return db.publishedText.findFirst({ where: { kind }, orderBy: { version: 'desc' }, omit: { id: true } });
}

/** The newest versions of a text, newest first. */
export function newestTexts(db: Db, kind: TextKind, limit: number): Promise<PublishedTextView[]> {
  return db.publishedText.findMany({ where: { kind }, orderBy: { version: 'desc' }, take: limit, omit: { id: true } });
}

/** Adds a version. @throws a duplicate when somebody published the same one at this moment. */
export function insertText(tx: Tx, row: PublishedTextView): Promise<PublishedTextView> {
  return tx.publishedText.create({ data: row, omit: { id: true } });
}

/** Notes which versions a customer went on with; the first time stands. */
export async function insertConsent(
  tx: Tx,
  row: { customerId: bigint; offerVersion: number; privacyVersion: number; at: Date },
): Promise<void> {
  await tx.consent.createMany({ data: [row], skipDuplicates: true });
}
