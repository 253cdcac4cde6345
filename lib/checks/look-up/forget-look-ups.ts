import type { Ctx } from '#/lib/context.ts';
import { after } from '#/lib/platform/clock.ts';
import { KEPT_MS } from './answer.ts';
import { deleteLookUps } from './store.ts';

/** Deletes what was looked up and is of no use any more. @returns how many. */
export function forgetLookUps(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  return deleteLookUps(ctx.db, after(ctx.clock.now(), -KEPT_MS));
}
