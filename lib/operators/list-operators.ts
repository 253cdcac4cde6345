import type { Ctx } from '#/lib/context.ts';
import type { Actor } from './audit.ts';
import { demandRight } from './rights.ts';
import { selectOperators } from './store.ts';
import type { OperatorView } from './view.ts';

/** All people of the dashboard, in the order in which they were added; disabled ones too. No secrets. */
export async function listOperators(ctx: Pick<Ctx, 'db'>, input: { by: Actor }): Promise<OperatorView[]> {
  demandRight(input.by, 'operator.list');
  return selectOperators(ctx.db);
}
