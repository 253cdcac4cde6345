import type { Ctx } from '#/lib/context.ts';
import type { TokenView } from './model.ts';
import { selectTokens } from './store.ts';

/** All API tokens, newest first, ended ones too. The tokens themselves are not among the fields. */
export function listTokens(ctx: Pick<Ctx, 'db'>): Promise<TokenView[]> {
  return selectTokens(ctx.db);
}
