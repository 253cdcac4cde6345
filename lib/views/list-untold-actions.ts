import type { Ctx } from '#/lib/context.ts';
import { type UntoldAction, untoldRows } from './alarm-view-store.ts';

export type { UntoldAction };

/** By people, with no line of the bell; newest first. `product`: its own name. */
export function listUntoldActions(
  ctx: Pick<Ctx, 'db'>,
  input: { actions: readonly string[]; since: Date; product: string },
): Promise<UntoldAction[]> {
  return untoldRows(ctx.db, input);
}
