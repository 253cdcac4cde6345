import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { componentStage } from './component-stage.ts';

let stage: Awaited<ReturnType<typeof componentStage>>;
let page: Page;
beforeAll(async () => {
  stage = await componentStage();
  page = await stage.open('tests/components/session-outlook.tsx');
  await page.getByText('Half will have ended').waitFor();
});
afterAll(() => stage.close());

const fact = async (word: string) => {
  const value = page.locator('#known div', { has: page.locator(`dt:text-is("${word}")`) }).locator('dd');
  return (await value.last().textContent())?.replaceAll('\u00a0', ' ');
};
const range = async () => [
  await fact('May begin to end'),
  await fact('Half will have ended'),
  await fact('Nearly all will have ended'),
];

describe('what an operator is told of a session that goes on living', () => {
  it('is one range ahead, also after the page has stayed open past its points', async () => {
    expect(await range()).toEqual(['in 30 s', 'in 1 min', 'in 2 min']);
    await page.clock.runFor(45_000);
    expect(await range()).toEqual(['in 15 s', 'in 15 s', 'in 1 min']);
    await page.clock.runFor(90_000);
    const late = 'later than any so far';
    expect(await range()).toEqual([late, late, late]);
  });

  it('says that nothing is learned yet, how many endings that takes, and the default that holds; the curve is grey', async () => {
    const unknown = page.locator('#unknown');
    expect(await unknown.textContent()).toContain(
      'Nothing is learned yet: 2 sessions have ended, and it takes 5. Until then a default holds: a session is renewed before it is 1\u00a0h old.',
    );
    expect(await unknown.textContent()).not.toContain('Half will have ended');
    expect(await unknown.locator('[data-believed]').getAttribute('data-believed')).toBe('false');
    expect(await unknown.textContent()).toContain('as soon as nobody reads with it');
  });

  it('shows now and the renewal on the curve', async () => {
    expect(await page.locator('#known figure').textContent()).toMatch(/now: \d+\smin.*renewed: 53\smin/);
  });
});
