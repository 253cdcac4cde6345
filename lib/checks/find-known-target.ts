import type { Ctx } from '#/lib/context.ts';
import { targetReadWell } from './store.ts';

/** The newest name but `not` of a profile that was read well since a moment and may be read; null when there is none. */
export function findKnownTarget(ctx: Pick<Ctx, 'db'>, input: { since: Date; not: string }): Promise<string | null> {
  return targetReadWell(ctx.db, input);
}
