import type { Ctx } from '#/lib/context.ts';
import { type UntoldAction, untoldRows } from './alarm-view-store.ts';

export type { UntoldAction };

/** Actions of these words since then that people did and that no line of the bell tells of, newest first. `product`: what it calls itself. */
export function listUntoldActions(
  ctx: Pick<Ctx, 'db'>,
  input: { actions: readonly string[]; since: Date; product: string },
): Promise<UntoldAction[]> {
  return untoldRows(ctx.db, input);
}
