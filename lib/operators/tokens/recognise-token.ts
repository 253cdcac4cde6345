import type { Ctx } from '#/lib/context.ts';
import { isTokenAlive } from './model.ts';
import { findToken } from './store.ts';
import { hashToken, isTokenShaped } from './token-format.ts';
import type { TokenView } from './view.ts';

/** Whose living token a text is; null otherwise. Admits nobody, writes nothing. */
export async function recogniseToken(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { secret: string },
): Promise<Pick<TokenView, 'id' | 'name'> | null> {
  if (!isTokenShaped(input.secret)) return null;
  const found = await findToken(ctx.db, hashToken(input.secret));
  if (!found || !isTokenAlive(found, ctx.clock.now()) || found.operator?.disabledAt) return null;
  return { id: found.id, name: found.name };
}
