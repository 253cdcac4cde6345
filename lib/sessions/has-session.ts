import type { Ctx } from '#/lib/context.ts';
import { anySession } from './store.ts';

/** Whether some account could read now: ready, and signed in as far as anybody knows. */
export function hasSession(ctx: Pick<Ctx, 'db'>): Promise<boolean> {
  return anySession(ctx.db);
}
