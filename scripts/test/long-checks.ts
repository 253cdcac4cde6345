import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';
import type { Check } from './check.ts';
import { vitest } from './checks.ts';

export type LongPlan = { schedules: number; properties: number; deaths: number; drills: number; seed: number };
export type LongCheck = Check & { environment?: Record<string, string> };

const PROPERTIES = 'tests/property';

/** In order; without parts of length 0 or missing here. */
export function longChecks({ schedules, properties, deaths, drills, seed }: LongPlan): LongCheck[] {
  const played = of(`${schedules} random schedules`, 'tests/faults/schedules.test.ts', {
    SCHEDULES: String(schedules),
    SCHEDULE_SEED: String(seed),
  });
  const thrown = of(`${properties} random worlds`, PROPERTIES, {
    PROPERTY_SEEDS: String(properties),
    PROPERTY_FIRST: String(seed),
  });
  const soaked: LongCheck = {
    name: `soak of ${deaths} deaths`,
    program: 'measure/soak.ts',
    args: ['--deaths', String(deaths), '--seed', String(Math.max(1, seed))],
  };
  const drilled = of(`drills of ${drills} checks`, 'tests/drills', { DRILL_CHECKS: String(drills) });
  return [
    ...(drills > 0 ? [drilled] : []),
    ...(schedules > 0 ? [played] : []),
    ...(properties > 0 && existsSync(join(ROOT, PROPERTIES)) ? [thrown] : []),
    ...(deaths > 0 ? [soaked] : []),
  ];
}

function of(name: string, path: string, environment: Record<string, string>): LongCheck {
  const check = vitest(name);
  return { ...check, args: [...check.args, path], environment };
}
