import type { Ctx } from '#/lib/context.ts';
import type { Actor } from '../audit.ts';
import { demandRight } from '../rights.ts';
import { selectTokens } from './store.ts';
import type { TokenView } from './view.ts';

/** Newest first, ended ones too, without secrets. @throws {DomainError} `forbidden`. */
export async function listTokens(ctx: Pick<Ctx, 'db'>, input: { by: Actor }): Promise<TokenView[]> {
  demandRight(input.by, 'token.list');
  return selectTokens(ctx.db);
}
