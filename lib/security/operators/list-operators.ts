import type { Ctx } from '#/lib/context.ts';
import type { OperatorView } from './model.ts';
import { selectOperators } from './store.ts';

/** All people of the dashboard, in the order in which they were added; disabled ones too. No secrets. */
export function listOperators(ctx: Pick<Ctx, 'db'>): Promise<OperatorView[]> {
  return selectOperators(ctx.db);
}
