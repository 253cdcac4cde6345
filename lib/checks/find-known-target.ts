import type { Ctx } from '#/lib/context.ts';
import { targetsReadWell } from './store.ts';

/** The newest name but `not` of a profile that was read well since a moment and may be read; null when there is none. */
export async function findKnownTarget(
  ctx: Pick<Ctx, 'db'>,
  input: { since: Date; not: string },
): Promise<string | null> {
  const [newest = null] = await targetsReadWell(ctx.db, { ...input, limit: 1 });
  return newest;
}
