import { SCREENS } from './addresses.ts';
import { onlyReader, untilCodeWanted } from './given.ts';
import { api, sandboxShows } from './outside.ts';
import { expect, test } from './watched.ts';

test('the overview says what needs a person, leads to it, and goes quiet by itself when it is solved', async ({
  page,
}) => {
  const account = await onlyReader('needs.code', 'text');
  await page.goto('/');
  await expect(page.getByText('Nothing needs you.')).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));

  const challengeId = await untilCodeWanted(account);
  const need = page.getByRole('region', { name: 'Needs you' });
  await expect(need).toContainText('Instagram wants a code for @needs.code.');
  await expect(need.getByRole('link', { name: 'Enter the code' })).toHaveAttribute('href', `/codes/${challengeId}`);
  await expect(page.getByText('1 thing needs a person').first()).toBeAttached();
  await expect(page.getByLabel('@needs.code')).toContainText('Code wanted');
  await page.screenshot({ path: `${SCREENS}/overview-needs-you.png`, fullPage: true });

  const { code } = await sandboxShows<{ code: string }>('code/needs.code');
  await api('POST', `/challenges/${challengeId}/answer`, { code });
  await expect(page.getByText('Nothing needs you.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('1 thing needs a person')).toHaveCount(0);
  await expect(page.getByLabel('@needs.code')).toContainText('Active');
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
});
