import { vi } from 'vitest';
import type { Db } from '#/lib/platform/db.ts';
import type { Vault } from '#/lib/vault/vault.ts';
import { applyMove } from './apply-move.ts';
import { drain } from './drain.ts';
import type { Plan } from './moves.ts';
import { brokenRules } from './rules.ts';
import { type Stage, setStage } from './stage.ts';

/** How much of a broken schedule's story is told. */
const TOLD_TURNS = 120;

/**
 * Plays one schedule to its end.
 * @throws with every broken rule and the end of the story, when there are any.
 */
export async function play(tools: { db: Db; vault: Vault; pictures: Vault }, plan: Plan): Promise<void> {
  // signs of life, renewals of leases and the jitter of pauses are decided by the schedule, too
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  const chance = vi.spyOn(Math, 'random').mockReturnValue(0.5);
  let stage: Stage | undefined;
  try {
    stage = await setStage(tools, plan);
    for (const move of plan.moves) await applyMove(stage, move);
    await drain(stage);
    const broken = await brokenRules(stage, plan);
    if (broken.length > 0) throw new Error(broken.join('\n'));
  } catch (error) {
    const story = stage?.turns.trace.slice(-TOLD_TURNS).join('\n') ?? '';
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\nThe story:\n${story}`);
  } finally {
    for (const worker of stage?.crew.all ?? []) stage?.turns.bury(worker.id);
    chance.mockRestore();
    vi.clearAllTimers();
    vi.useRealTimers();
  }
}
