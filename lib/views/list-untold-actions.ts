import type { Ctx } from '#/lib/context.ts';
import { type UntoldAction, untoldRows } from './alarm-view-store.ts';

export type { UntoldAction };

/** Actions of these words since, by people, that no bell line tells of; newest first. `product`: its own name. */
export function listUntoldActions(
  ctx: Pick<Ctx, 'db'>,
  input: { actions: readonly string[]; since: Date; product: string },
): Promise<UntoldAction[]> {
  return untoldRows(ctx.db, input);
}
