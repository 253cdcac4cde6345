import { expect, it } from 'vitest';
import { longChecks } from './long-checks.ts';

it('gives each part of a long test its length and the one seed, and leaves out what has none', () => {
  const [schedules, properties, ...others] = longChecks({
    schedules: 2_000,
    properties: 1_000,
    deaths: 1_000,
    drills: 0,
    seed: 7,
  });
  expect(schedules?.args.at(-1)).toBe('tests/faults/schedules.test.ts');
  expect(schedules?.environment).toEqual({ SCHEDULES: '2000', SCHEDULE_SEED: '7' });
  // a PROPERTY_SEED would play one world alone
  expect(properties?.environment).toEqual({ PROPERTY_SEEDS: '1000', PROPERTY_FIRST: '7' });
  expect(others.map(({ program, args }) => [program, ...args])).toEqual([
    ['measure/soak.ts', '--deaths', '1000', '--seed', '7'],
  ]);
  const nothing = { schedules: 0, properties: 0, deaths: 0, drills: 0, seed: 1 };
  expect(longChecks(nothing)).toEqual([]);
  expect(longChecks({ ...nothing, drills: 12 })).toMatchObject([{ environment: { DRILL_CHECKS: '12' } }]);
});
