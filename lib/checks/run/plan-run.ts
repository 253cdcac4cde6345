import { accountsThatRead } from '#/lib/sessions/pool.ts';
import { ownReader } from '#/lib/sessions/readers.ts';
import { planIn } from '../asking/read-asking.ts';
import { PAGE_SIZES } from '../plan/costs.ts';
import type { Plan, PlanProgress, PlanWorld } from '../plan/model.ts';
import { planCheck } from '../plan/plan-check.ts';
import { replan } from '../plan/replan.ts';
import { writePlan } from '../store.ts';
import { type Run, type RunEffects, Superseded } from './model.ts';

/** The plan of a check whose profile was seen; made once. @throws {Superseded} */
export async function planOf(ctx: RunEffects, run: Run): Promise<Plan> {
  return planIn(run.check) ?? (await keepPlan(ctx, run, planCheck(await worldOf(ctx, run))));
}

/** Plans again from where the check stands. @throws {Superseded} */
export async function planAgain(ctx: RunEffects, run: Run, plan: Plan, progress: PlanProgress): Promise<Plan> {
  return keepPlan(ctx, run, replan(plan, progress, await worldOf(ctx, run)));
}

async function keepPlan(ctx: RunEffects, run: Run, plan: Plan): Promise<Plan> {
  if (!(await writePlan(ctx.db, run.check, plan))) throw new Superseded();
  run.check = { ...run.check, plan };
  return plan;
}

async function worldOf(ctx: RunEffects, { check, search }: Run): Promise<PlanWorld> {
  const { listIntervalMs: intervalMs, secondLookLimit } = ctx.limits;
  const [accounts, own] = await Promise.all([
    accountsThatRead(ctx.db),
    check.targetId === null ? null : ownReader(ctx, check.targetId),
  ]);
  return {
    ...{ followers: check.declaredFollowers, following: check.declaredFollowing, isOurs: own !== null },
    ...{ pageSizes: PAGE_SIZES, intervalMs, accounts, secondLookLimit },
    ...{ namesLeft: null, earlier: null, search, wantsProof: false },
  };
}
