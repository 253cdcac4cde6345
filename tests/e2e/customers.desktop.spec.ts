import { customer } from './given.ts';
import { expect, test } from './watched.ts';

const LEA = 5_550_020;

test('an owner finds a customer, gives credits with a note, and sees the ledger move', async ({ page }) => {
  await customer(LEA, 'Lea', 0);
  await page.goto('/customers');
  await page.getByLabel('Name, user name or Telegram id').fill('lea');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Customer Lea' }).click();
  await expect(page.getByTestId('balance')).toHaveText('0');
  await expect(page.getByText('No credit has moved yet.')).toBeVisible();

  await page.getByRole('button', { name: 'Give credits' }).click();
  const form = page.getByRole('dialog', { name: 'Give credits to Lea' });
  await form.getByLabel('Credits').fill('3');
  await form.getByLabel('Note').fill('for patience');
  await form.getByRole('button', { name: 'Give credits' }).click();
  await expect(page.getByText('3 credits given to Lea.')).toBeVisible();
  await expect(page.getByTestId('balance')).toHaveText('3');
  await expect(page.getByText('for patience')).toBeVisible();
});
