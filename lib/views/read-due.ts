import type { Ctx } from '#/lib/context.ts';
import { type Due, dueNow } from './due-store.ts';

export type { Due };

/** What a worker has to look after now: most of the time nothing. */
export function readDue(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<Due> {
  return dueNow(ctx.db, ctx.clock.now());
}
