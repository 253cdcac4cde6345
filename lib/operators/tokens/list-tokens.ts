import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '../audit.ts';
import { demandRight } from '../rights.ts';
import { selectTokens } from './store.ts';
import type { TokenView } from './view.ts';

/** All API tokens, newest first, ended ones too. The tokens themselves are not among the fields. */
export async function listTokens(ctx: Pick<Ctx, 'db'>, input: { by: Actor }): Promise<TokenView[]> {
  demandRight(input.by, 'token.list');
  return selectTokens(ctx.db);
}
