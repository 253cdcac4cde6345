import type { Ctx } from '#/lib/context.ts';
import { accountsThatRead, namesLeft } from '#/lib/sessions/pool.ts';
import { PAGE_SIZES } from './plan/costs.ts';
import type { PlanWorld } from './plan/model.ts';

type Seen = Pick<PlanWorld, 'followers' | 'following' | 'isOurs' | 'search'>;

/** What a plan is made from, as it is now. @param seen what is known of the profile. */
export async function planWorld(ctx: Pick<Ctx, 'db' | 'limits'>, seen: Seen): Promise<PlanWorld> {
  const { listIntervalMs: intervalMs, secondLookLimit } = ctx.limits;
  const { entriesPerHour, entriesPerDay, lookUpsPerHour, lookUpsPerDay } = ctx.limits;
  const hour = { entries: entriesPerHour, lookUps: lookUpsPerHour };
  const day = { entries: entriesPerDay, lookUps: lookUpsPerDay };
  const [accounts, names] = await Promise.all([accountsThatRead(ctx.db), namesLeft(ctx)]);
  return {
    ...seen,
    ...{ pageSizes: PAGE_SIZES, intervalMs, accounts, secondLookLimit },
    ...{ namesLeft: names, namesLimits: { hour, day }, earlier: null, wantsProof: false },
  };
}
