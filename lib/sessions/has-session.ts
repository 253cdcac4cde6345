import type { Ctx } from '#/lib/context.ts';
import { accountsThatRead } from './pool.ts';

/** Whether an account is ready and has a session that is not known to be dead. */
export async function hasSession(ctx: Pick<Ctx, 'db'>): Promise<boolean> {
  return (await accountsThatRead(ctx.db)) > 0;
}
