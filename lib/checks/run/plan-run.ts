import { ownReader } from '#/lib/sessions/readers.ts';
import { planIn } from '../asking/read-asking.ts';
import type { Plan, PlanProgress, PlanWorld } from '../plan/model.ts';
import { planCheck } from '../plan/plan-check.ts';
import { mayReadInstead, replan } from '../plan/replan.ts';
import { planWorld } from '../plan-world.ts';
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

/** Plans to read the followers where asking is of no use any more; null when that is too dear. @throws {Superseded} */
export async function planReading(ctx: RunEffects, run: Run, plan: Plan, progress: PlanProgress): Promise<Plan | null> {
  const world = await worldOf(ctx, run);
  const reading = replan(plan, progress, world);
  return mayReadInstead(reading, progress, world) ? keepPlan(ctx, run, reading) : null;
}

async function keepPlan(ctx: RunEffects, run: Run, plan: Plan): Promise<Plan> {
  if (!(await writePlan(ctx.db, run.check, plan))) throw new Superseded();
  run.check = { ...run.check, plan };
  return plan;
}

/** Our own account answers for itself only while it can read. */
async function worldOf(ctx: RunEffects, { check, search }: Run): Promise<PlanWorld> {
  const { targetId, declaredFollowers: followers, declaredFollowing: following } = check;
  const own = targetId === null ? null : await ownReader(ctx, targetId);
  return planWorld(ctx, { followers, following, search, isOurs: own !== null });
}
