import type { Ctx } from '#/lib/context.ts';
import { writeEntryOnce } from './store.ts';

/** Gives a newcomer the first checks for nothing, as many as the setting says, once. @returns how many were given. */
export async function giveFreeChecks(
  ctx: Pick<Ctx, 'db' | 'clock' | 'limits'>,
  { customerId }: { customerId: bigint },
): Promise<number> {
  const credits = ctx.limits.freeChecks;
  if (credits === 0) return 0;
  const entry = { customerId, kind: 'bonus', credits, requestKey: 'first-checks', by: 'system:welcome' } as const;
  const given = await ctx.db.transaction((tx) => writeEntryOnce(tx, { ...entry, at: ctx.clock.now() }));
  return given ? credits : 0;
}
