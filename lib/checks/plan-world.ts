import type { Ctx } from '#/lib/context.ts';
import { ownAccountOf } from '#/lib/sessions/own-account.ts';
import { accountsThatRead } from '#/lib/sessions/pool.ts';
import { PAGE_SIZES } from './plan/costs.ts';
import type { PlanWorld } from './plan/model.ts';

/** What a plan is made from, as it is now. `followers`, `following`: what the profile declares. */
export async function planWorld(
  ctx: Pick<Ctx, 'db' | 'limits'>,
  profile: { targetId: bigint | null; followers: number | null; following: number | null; search: PlanWorld['search'] },
): Promise<PlanWorld> {
  const { targetId, ...told } = profile;
  const { listIntervalMs: intervalMs, secondLookLimit } = ctx.limits;
  const [accounts, own] = await Promise.all([
    accountsThatRead(ctx.db),
    targetId === null ? null : ownAccountOf(ctx.db, targetId),
  ]);
  return {
    ...told,
    ...{ isOurs: own !== null, pageSizes: PAGE_SIZES, intervalMs, accounts, secondLookLimit },
    ...{ namesLeft: null, earlier: null, wantsProof: false },
  };
}
