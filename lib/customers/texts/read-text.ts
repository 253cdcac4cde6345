import type { Ctx } from '#/lib/context.ts';
import type { Tx } from '#/lib/platform/db.ts';
import type { TextKind } from '#/lib/platform/enums.ts';
import { newestText, newestTexts } from './store.ts';
import type { PublishedTextView } from './view.ts';

/** The newest version of a text; null while the owner published none, and the product's own counts. */
export function readText(ctx: Pick<Ctx, 'db'>, { kind }: { kind: TextKind }): Promise<PublishedTextView | null> {
  return newestText(ctx.db, kind);
}

/** Versions of a text, newest first. */
export function listVersions(
  ctx: Pick<Ctx, 'db'>,
  { kind, limit }: { kind: TextKind; limit: number },
): Promise<PublishedTextView[]> {
  return newestTexts(ctx.db, kind, limit);
}

type Versions = { offerVersion: number; privacyVersion: number };

/** The versions that count now. */
export async function presentVersions(db: Ctx['db'] | Tx): Promise<Versions> {
  const offer = await newestText(db, 'offer');
  const privacy = await newestText(db, 'privacy');
  return { offerVersion: offer?.version ?? 0, privacyVersion: privacy?.version ?? 0 };
}
