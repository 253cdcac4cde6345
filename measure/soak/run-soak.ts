import { MINUTE_MS } from '#/lib/platform/clock.ts';
import type { Stage } from '../stage/open-stage.ts';
import type { WorkerProcess } from '../stage/worker-process.ts';
import { endOneSession } from './deaths.ts';
import { causeTrouble, type FaultCounts } from './faults.ts';
import { createDice } from './random.ts';
import { readTally, type Tally } from './tally.ts';
import { flawsOf } from './verify-check.ts';

export type SoakPlan = {
  deaths: number;
  seed: number;
  workers: number;
  accounts: number;
  checksAtOnce: number;
  /** No session is killed after so many minutes, however many have died by then. */
  minutes: number;
  /** Once aborted, no further session is killed either. */
  stop?: AbortSignal;
};

export type SoakResult = Tally & {
  checks: number;
  failed: number;
  unequal: number;
  doubleCharges: number;
  faults: FaultCounts;
  seconds: number;
  /** One line for each check that is not as it should be. */
  flaws: string[];
};

/** The settings of a soak: what protects a real account would only stop the clock here. */
export const SOAK_SETTINGS = { REST_SECONDS: '1', SIGN_OUT_COOLDOWN_SECONDS: '0' };

const LOOK_EVERY_MS = 60;
/** How often another fault follows a death. */
const TROUBLE_PER_DEATH = 0.4;
/** In a soak something always happens. When nothing does for so long, something is stuck. */
const STUCK_MS = 300_000;

/**
 * Kills sessions under a stream of checks, finishes open ones, and counts.
 * @param tell hears of progress.
 * @throws {Error} nothing happened for five minutes; names the checks.
 */
export async function runSoak(stage: Stage, plan: SoakPlan, tell: (text: string) => void): Promise<SoakResult> {
  const started = performance.now();
  const dice = createDice(plan.seed);
  const every = Math.max(1, Math.min(25, Math.floor(plan.deaths / 4)));
  stage.instagram.latency({ lists: 15 });
  const names = Array.from({ length: plan.accounts }, (_, n) => `reader.${n + 1}`);
  for (const username of names) await stage.account({ username });
  const workers: WorkerProcess[] = [];
  for (let n = 0; n < plan.workers; n += 1) workers.push(await stage.worker());

  const result = {
    checks: 0,
    failed: 0,
    unequal: 0,
    doubleCharges: 0,
    faults: {} as FaultCounts,
    flaws: [] as string[],
  };
  const open = new Set<string>();
  let asked = 0;
  let died = 0;
  let movedAt = performance.now();
  let trouble: Promise<void> | null = null;

  const judge = async () => {
    const ended = await stage.ctx.db.check.findMany({
      where: { id: { in: [...open] }, status: { in: ['completed', 'failed', 'cancelled'] } },
      select: { id: true },
    });
    for (const { id } of ended) {
      open.delete(id);
      result.checks += 1;
      movedAt = performance.now();
      const { flaws, told } = await flawsOf(stage.ctx, stage.instagram, id);
      if (flaws.includes('failed')) result.failed += 1;
      if (flaws.includes('unequal')) result.unequal += 1;
      if (flaws.includes('double_charge')) result.doubleCharges += 1;
      if (flaws.length > 0) result.flaws.push(`${flaws.join(', ')}: ${told}`);
    }
  };

  const until = started + plan.minutes * MINUTE_MS;
  while (died < plan.deaths && performance.now() < until && !plan.stop?.aborted) {
    while (open.size < plan.checksAtOnce) {
      const username = `target${asked++}`;
      const following = dice.whole(20, 200);
      stage.instagram.profile({
        username,
        followers: dice.whole(100, 900),
        following,
        mutual: dice.whole(0, following / 2),
      });
      open.add((await stage.requestCheck(username)).id);
    }
    const victim = dice.one(names as [string, ...string[]]);
    if (dice.happens(0.5) && (await reads(stage, victim))) endOneSession(stage.instagram, victim, dice);
    await stage.ctx.clock.sleep(LOOK_EVERY_MS);
    await judge();
    const now = await deaths(stage);
    if (now !== died) {
      movedAt = performance.now();
      if (Math.floor(now / every) !== Math.floor(died / every))
        tell(`${now} deaths, ${result.checks} checks done, ${result.failed} failed`);
      died = now;
      if (!trouble && dice.happens(TROUBLE_PER_DEATH)) {
        trouble = causeTrouble(stage, workers, dice, result.faults).finally(() => {
          trouble = null;
        });
      }
    }
    await expectMotion(stage, open, movedAt);
  }

  await trouble;
  stage.instagram.calm();
  while (open.size > 0) {
    await stage.ctx.clock.sleep(LOOK_EVERY_MS);
    await judge();
    await expectMotion(stage, open, movedAt);
  }
  const tally = await readTally(stage);
  for (const worker of workers) await worker.stop();
  return { ...result, ...tally, seconds: (performance.now() - started) / 1_000 };
}

/** Sessions that Instagram ended, as the product's own history has them. */
function deaths({ ctx }: Stage): Promise<number> {
  return ctx.db.generation.count({ where: { causeOfDeath: { in: ['signed_out', 'challenged', 'wrong_identity'] } } });
}

/** Whether the account's present session has read a page: one that has not would only die twice of one cause. */
async function reads({ ctx }: Stage, username: string): Promise<boolean> {
  const live = await ctx.db.generation.findFirst({
    where: { account: { username }, endedAt: null, requests: { gt: 0 } },
    select: { id: true },
  });
  return live !== null;
}

async function expectMotion({ ctx }: Stage, open: ReadonlySet<string>, movedAt: number): Promise<void> {
  if (performance.now() - movedAt < STUCK_MS) return;
  const checks = await ctx.db.check.findMany({ where: { id: { in: [...open] } } });
  const stand = checks.map((check) => `@${check.targetUsername} ${check.status} (${check.parkReason ?? '-'})`);
  throw new Error(`nothing has happened for ${STUCK_MS / 1_000} s: ${stand.join(', ')}`);
}
