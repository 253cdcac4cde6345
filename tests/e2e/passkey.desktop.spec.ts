/** Passkeys in a real Chromium with an authenticator of its own, under a name: browsers give none to bare numbers. */
import type { CDPSession, Page } from '@playwright/test';
import { SCREENS } from './addresses.ts';
import { PORT, startAnotherWeb } from './another-web.ts';
import { forgetConfirmations } from './confirmation.ts';
import { queryDatabase } from './knocking.ts';
import { person } from './second-step.ts';
import { expect, test } from './watched.ts';

test('a passkey is added, asked for, proves who one is, and is refused when somebody has a copy', async ({
  browser,
}) => {
  const address = `http://localhost:${PORT}`;
  await using _web = await startAnotherWeb({ NEXTAUTH_URL: address });
  const { typed, id } = await person('passkey', 'owner');
  const context = await browser.newContext({ baseURL: address, storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  const device = await authenticator(page);
  const signIn = async () => {
    await page.goto('about:blank'); // a page that notices that its session is gone leads away by itself
    await context.clearCookies();
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(typed.email);
    await page.getByLabel('Password', { exact: true }).fill(typed.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const inside = page.getByRole('navigation').first();

  await signIn();
  await expect(inside).toBeVisible();
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Laptop');
  await device.verifies(false);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(dialog.getByText('No passkey was made')).toBeVisible(); // nobody showed a finger
  await device.verifies(true);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(10);
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  const factors = page.getByRole('list', { name: 'Second factor' });
  await expect(factors).toContainText('Laptop');
  await factors.getByRole('button', { name: 'Rename' }).click();
  await dialog.getByLabel('Name').fill('Old laptop');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(factors).toContainText('Old laptop');
  await page.screenshot({ path: `${SCREENS}/factor-passkey-desktop.png` });

  await signIn();
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
  await page.screenshot({ path: `${SCREENS}/factor-passkey-asked.png` });
  await device.verifies(false);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText('The passkey did not answer, or does not fit.')).toBeVisible();
  await device.verifies(true);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(inside).toBeVisible();

  await forgetConfirmations();
  await page.goto('/settings?view=people');
  await page.getByRole('button', { name: 'Create token' }).click();
  await dialog.getByLabel('Name').fill('by passkey');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(dialog.getByLabel('Your own password')).toBeVisible();
  await page.screenshot({ path: `${SCREENS}/factor-prove-desktop.png` });
  await dialog.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByRole('dialog', { name: 'Here is the token. It is not shown again.' })).toBeVisible();

  await queryDatabase('update second_factors set counter = counter + 100 where operator_id = $1', [id]);
  await signIn();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText('The passkey did not answer, or does not fit.')).toBeVisible();
  await queryDatabase('update second_factors set counter = 0 where operator_id = $1', [id]);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(inside).toBeVisible();

  await page.goto('/settings');
  await factors.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog).toContainText('the password alone will open the dashboard');
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Your password alone opens the dashboard.')).toBeVisible();
  await signIn();
  await expect(inside).toBeVisible();
  await context.close();
});

/** A platform authenticator of this page, with a person before it who shows a finger, or does not. */
async function authenticator(page: Page): Promise<{ verifies: (does: boolean) => Promise<void> }> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  return {
    verifies: async (isUserVerified) => {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
  };
}
