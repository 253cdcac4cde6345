import type { Ctx } from '#/lib/context.ts';
import { selectFactors, selectProtected, selectRecoveryHashes } from './store.ts';
import type { FactorView } from './view.ts';

/** A person's factors, oldest first, and how many recovery codes are left. */
export async function listFactors(
  ctx: Pick<Ctx, 'db'>,
  { operatorId }: { operatorId: string },
): Promise<{ factors: FactorView[]; recoveryCodes: number }> {
  const [factors, left] = await Promise.all([
    selectFactors(ctx.db, operatorId),
    selectRecoveryHashes(ctx.db, operatorId),
  ]);
  return { factors, recoveryCodes: left.length };
}

/** Ids of people with a second factor. */
export function listProtected(ctx: Pick<Ctx, 'db'>): Promise<Set<string>> {
  return selectProtected(ctx.db);
}
