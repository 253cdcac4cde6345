import type { Ctx } from '#/lib/context.ts';
import { targetReadWell } from './store.ts';

/** The newest well-read, readable profile since `since`, other than `not`; null when there is none. */
export function findKnownTarget(ctx: Pick<Ctx, 'db'>, input: { since: Date; not: string }): Promise<string | null> {
  return targetReadWell(ctx.db, input);
}
