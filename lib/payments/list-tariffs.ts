import type { Ctx } from '#/lib/context.ts';
import { activeTariffs } from './tariff-store.ts';

/** What can be bought, in the order in which it is offered. */
export function listTariffs(ctx: Pick<Ctx, 'db'>) {
  return activeTariffs(ctx.db);
}
