import type { Ctx } from '#/lib/context.ts';
import { targetsReadWell } from './store.ts';

/** The newest well-read, readable profile since `since`, other than `not`; null when there is none. */
export async function findKnownTarget(
  ctx: Pick<Ctx, 'db'>,
  input: { since: Date; not: string },
): Promise<string | null> {
  const [newest = null] = await targetsReadWell(ctx.db, { ...input, limit: 1 });
  return newest;
}
