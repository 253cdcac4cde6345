/** Plays one world from its beginning to its end and says which rules it broke. */
import { vi } from 'vitest';
import { drive } from './drive.ts';
import type { Plan } from './plan.ts';
import { breaches } from './rules.ts';
import { type Breach, type Stage, setStage, type Tools } from './stage.ts';

export type Outcome = { breaches: Breach[]; story: readonly string[]; failures: readonly string[]; steps: number };

export async function play(tools: Tools, plan: Plan): Promise<Outcome> {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  const chance = vi.spyOn(Math, 'random').mockReturnValue(0.5);
  let stage: Stage | undefined;
  try {
    stage = await setStage(tools, plan);
    const open = await drive(stage);
    const found = await breaches(stage);
    if (open && found.every(({ rule }) => !['each check ends', 'each attempt ends'].includes(rule)))
      found.unshift({ rule: 'each world ends', detail: open });
    return {
      breaches: found,
      story: stage.turns.trace,
      failures: stage.crew.failures,
      steps: stage.turns.trace.length,
    };
  } finally {
    for (const { id } of stage?.crew.all ?? []) stage?.turns.bury(id);
    chance.mockRestore();
    vi.unstubAllGlobals();
    vi.clearAllTimers();
    vi.useRealTimers();
  }
}
