import type { Ctx } from '#/lib/context.ts';
import { writeLeft } from './store.ts';

/** Notes that a customer cannot be written to any more; the first time stands. */
export function markLeft(ctx: Pick<Ctx, 'db'>, input: { customerId: bigint; at: Date }): Promise<void> {
  return writeLeft(ctx.db, input.customerId, input.at);
}
