import { OWNER, SCREENS } from './addresses.ts';
import { forgetConfirmations } from './confirmation.ts';
import { ACCOUNT_PASSWORD, mintedSession, onlyReader, TOTP_SEED } from './given.ts';
import { api, sandbox } from './outside.ts';
import { expect, test } from './watched.ts';

test('an operator adds an account with password and seed, which no page shows again, and has it signed in', async ({
  page,
}) => {
  await onlyReader('elsewhere', 'seed');
  const sandboxed = { username: 'by.hand', password: ACCOUNT_PASSWORD, totpSeed: TOTP_SEED, twoFactor: 'totp' };
  await sandbox('account', sandboxed);
  await page.goto('/accounts');
  await page.getByRole('button', { name: 'Add account' }).click();
  const form = page.getByRole('dialog', { name: 'Add account' });
  await form.getByLabel('Instagram user name').fill('no/such name');
  await form.getByRole('button', { name: 'Add account' }).click();
  await expect(form.getByText('A user name has 1 to 30 letters, digits, dots and underscores.')).toBeVisible();
  await page.screenshot({ path: `${SCREENS}/add-account.png` });
  await form.getByLabel('Instagram user name').fill('by.hand');
  await form.getByLabel('Password', { exact: true }).fill(ACCOUNT_PASSWORD);
  await form.getByLabel('TOTP seed').fill(TOTP_SEED);
  await form.getByRole('button', { name: 'Add account' }).click();
  await expect(page.getByText('@by.hand was added.')).toBeVisible();

  await page.getByRole('link', { name: '@by.hand' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('@by.hand');
  await expect(page.getByText('Renews its session alone.')).toBeVisible();
  await expect(page.getByText('Stored, sealed')).toHaveCount(2);
  await page.getByRole('button', { name: 'Set credentials' }).click();
  const credentials = page.getByRole('dialog', { name: 'Credentials of @by.hand' });
  await expect(credentials.getByLabel('Password', { exact: true })).toHaveValue('');
  await expect(credentials.getByLabel('TOTP seed')).toHaveValue('');
  for (const secret of [ACCOUNT_PASSWORD, TOTP_SEED]) expect(await page.content()).not.toContain(secret);
  await forgetConfirmations();
  await credentials.getByLabel('Password', { exact: true }).fill('another');
  await credentials.getByRole('button', { name: 'Save' }).click();
  await credentials.getByLabel('Your own password').fill('not my password');
  await credentials.getByRole('button', { name: 'Save' }).click();
  await expect(credentials.getByText('That is not your password now.')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByText(/A refresh of @by\.hand (has begun|was already under way)\./)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Active');
  await page.getByRole('link', { name: 'Refreshes' }).last().click();
  // the product signs in by itself an account that has no session, and may have been first: the oldest is the sign-in
  await page.getByRole('link', { name: 'Refresh of @by.hand' }).last().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Succeeded');
  const steps = page.getByRole('list', { name: 'Steps' });
  await expect(steps).toContainText('Sign-in form');
  await expect(steps).toContainText('Home, signed in');
  await page
    .getByRole('button', { name: /^Picture of “Sign-in form/ })
    .first()
    .click();
  const picture = page.getByRole('dialog').getByRole('img');
  await expect(picture).toHaveJSProperty('complete', true);
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(200);
  await page.screenshot({ path: `${SCREENS}/refresh-picture.png` });
});

test('an operator pauses an account after reading what that means, and resumes it', async ({ page }) => {
  const { id } = await onlyReader('pauses', 'seed');
  await page.goto(`/accounts/${id}`);
  await page.getByRole('button', { name: 'Pause' }).click();
  const question = page.getByRole('dialog', { name: 'Pause @pauses?' });
  await expect(question).toContainText('It reads nothing until you resume it.');
  await question.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('@pauses is paused.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Paused');

  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText('@pauses reads again.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Active');
});

test('a session that does not work is refused in words and replaces nothing; one that works is used', async ({
  page,
}) => {
  const { id, username } = await onlyReader('hands.in', 'seed');
  await page.goto(`/accounts/${id}`);
  await page.getByRole('button', { name: 'Hand in a session' }).click();
  const form = page.getByRole('dialog', { name: 'Hand in a session for @hands.in' });
  await form.getByLabel('Session', { exact: true }).fill('not a session');
  await form.getByRole('button', { name: 'Try and use it' }).click();
  await expect(form.getByText('There is no cookie in this text.')).toBeVisible();

  await sandbox('account', { username: 'hands.out', password: ACCOUNT_PASSWORD });
  await form.getByLabel('Session', { exact: true }).fill(`Cookie: sessionid=${await mintedSession('hands.out')}`);
  await form.getByRole('button', { name: 'Try and use it' }).click();
  await expect(form.getByText(/belongs to the Instagram account with the id \d+, not to @hands\.in\./)).toBeVisible();

  const dead = await mintedSession(username);
  await sandbox('sign-out', { account: username });
  await form.getByLabel('Session', { exact: true }).fill(dead);
  await form.getByRole('button', { name: 'Try and use it' }).click();
  await expect(form.getByText('Instagram says that this session is signed out. Nothing was changed.')).toBeVisible();
  expect((await api<{ generation: { number: number } }>('GET', `/accounts/${id}`)).generation.number).toBe(1);

  await form.getByLabel('Session', { exact: true }).fill(await mintedSession(username));
  await form.getByRole('button', { name: 'Try and use it' }).click();
  await expect(page.getByText('The session works and is now in use.')).toBeVisible();
  await expect(page.getByText('No. 2').first()).toBeVisible();
});

test('an account whose password Instagram refused says so, and the one button opens the form that cures it', async ({
  page,
}) => {
  await onlyReader('before.it', 'seed');
  await sandbox('account', {
    username: 'mistyped',
    password: ACCOUNT_PASSWORD,
    totpSeed: TOTP_SEED,
    twoFactor: 'totp',
  });
  const wrong = { username: 'mistyped', password: 'not-the-right-one', totpSeed: TOTP_SEED };
  const { id } = await api<{ id: string }>('POST', '/accounts', wrong);
  await api('POST', `/accounts/${id}/refresh`);
  await page.goto('/');
  const need = page.getByRole('region', { name: 'Needs you' });
  await expect(need).toContainText('Instagram refused the password of @mistyped. Set a new one.');
  await expect(page.getByLabel('@mistyped')).toContainText('Wrong password');
  await need.getByRole('button', { name: 'Set password' }).click();
  const form = page.getByRole('dialog', { name: 'Credentials of @mistyped' });
  await forgetConfirmations();
  await form.getByLabel('Password', { exact: true }).fill(ACCOUNT_PASSWORD);
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByLabel('Your own password').fill(OWNER.password);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. @mistyped is being signed in with it.')).toBeVisible();
  await expect(page.getByText('Nothing needs you.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByLabel('@mistyped')).toContainText('Active');
});
