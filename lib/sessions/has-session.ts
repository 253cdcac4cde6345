import type { Ctx } from '#/lib/context.ts';
import { anySession } from './store.ts';

/** Whether an account is ready and its session not known to be dead. */
export function hasSession(ctx: Pick<Ctx, 'db'>): Promise<boolean> {
  return anySession(ctx.db);
}
