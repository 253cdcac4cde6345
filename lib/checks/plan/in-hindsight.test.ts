import { expect, it } from 'vitest';
import { createDice } from '#/measure/soak/random.ts';
import { overHindsight } from '#/testing/plans/in-hindsight.ts';
import { drawCase } from '#/testing/plans/plan-case.ts';

const CASES = 600;

function ratios(options: { searchDies: boolean }): number[] {
  const cases = Array.from({ length: CASES }, (_, seed) => drawCase(createDice(seed), options));
  return cases.flatMap((it) => overHindsight(it) ?? []).sort((a, b) => a - b);
}

it('costs hardly more than the cheaper pure strategy would have, as one knows afterwards', () => {
  const sorted = ratios({ searchDies: false });

  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(1.1);
  expect(sorted.at(-1)).toBeLessThanOrEqual(1.5);
});

it('costs at most two and a half times that when a search that worked dies on the way', () => {
  expect(ratios({ searchDies: true }).at(-1)).toBeLessThanOrEqual(2.5);
});
