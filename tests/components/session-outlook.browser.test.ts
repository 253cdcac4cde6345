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

describe('what an operator is told of what an account was shown', () => {
  const text = async (id: string) => (await page.locator(id).textContent())?.replaceAll('\u00a0', ' ') ?? '';

  it('stands beside its limits, as a meter each', async () => {
    const shown = await text('#compared');
    for (const part of ['8,500 of 10,000', '12,000 of 200,000', '306 of 400', '306 of 8,000'])
      expect(shown).toContain(part);
    const meter = page.locator('#compared').getByRole('progressbar', { name: 'People in this hour' });
    expect(await meter.getAttribute('aria-valuenow')).toBe('85');
  });

  it('is compared with how long sessions lived, once enough have ended', async () => {
    const shown = await text('#compared');
    for (const part of [
      'sessions that were shown more people a day ended sooner',
      'Shown up to 4,000 a daymore than half still live12 sessions, 5 ended by Instagram',
      'Shown more than 4,000 a dayhalf had ended after 30 min11 sessions, 9 ended by Instagram',
    ])
      expect(shown).toContain(part);
    expect(await text('#too-few')).toContain('not known yet: it takes 5');
  });
});
