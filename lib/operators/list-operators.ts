import type { Ctx } from '#/lib/context.ts';
import type { Actor } from './audit.ts';
import { demandRight } from './rights.ts';
import { selectOperators } from './store.ts';
import type { OperatorView } from './view.ts';

/** All people in the order of adding, disabled ones too. @throws {DomainError} `forbidden`. */
export async function listOperators(ctx: Pick<Ctx, 'db'>, input: { by: Actor }): Promise<OperatorView[]> {
  demandRight(input.by, 'operator.list');
  return selectOperators(ctx.db);
}
