import type { Ctx } from '#/lib/context.ts';
import type { Watch } from './model.ts';
import { watchesOf } from './store.ts';

/** The profiles that a customer watches, by name. */
export function listWatches(ctx: Pick<Ctx, 'db'>, input: { customerId: bigint }): Promise<Watch[]> {
  return watchesOf(ctx.db, input.customerId);
}
