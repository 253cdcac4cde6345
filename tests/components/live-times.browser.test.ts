import { afterAll, beforeAll, expect, it } from 'vitest';
import { componentStage } from './component-stage.ts';

let stage: Awaited<ReturnType<typeof componentStage>>;
beforeAll(async () => {
  stage = await componentStage();
});
afterAll(() => stage.close());

it('ticks under live traffic: after thirty seconds of four refreshes a second every time has gone on by thirty seconds', async () => {
  const page = await stage.open('tests/components/live-times.tsx');
  const shown = async () =>
    Object.fromEntries(
      await page
        .locator('p')
        .evaluateAll((all) => all.map((one) => [one.id, one.textContent?.replaceAll('\u00a0', ' ')])),
    );
  await page.locator('#ended').getByText('5 s').waitFor();
  await page.clock.runFor(30_000);
  expect(await shown()).toEqual({ ago: '30 s ago', ahead: 'in 1 min', running: '30 s', ended: '5 s' });
  await page.clock.runFor(45_000);
  expect(await shown()).toEqual({ ago: '1 min ago', ahead: 'in 15 s', running: '1 min 15 s', ended: '5 s' });
});
