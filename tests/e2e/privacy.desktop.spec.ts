import { readFileSync } from 'node:fs';
import { OWNER } from './addresses.ts';
import { forgetConfirmations } from './confirmation.ts';
import { customer } from './given.ts';
import { api } from './outside.ts';
import { expect, test } from './watched.ts';

const NADIA = 5_550_060;

test('an owner downloads what is kept about a customer, and deletes them after one more question', async ({
  page,
  errors,
}) => {
  await customer(NADIA, 'Nadia', 2);
  await page.goto(`/customers/${NADIA}`);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download everything' }).click();
  const file = await (await coming).path();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    customer: [{ id: String(NADIA), firstName: 'Nadia' }],
    ledger: [{ kind: 'grant', credits: 2 }],
  });

  await page.getByRole('button', { name: 'Delete customer' }).click();
  const question = page.getByRole('dialog', { name: 'Delete Nadia for good?' });
  await expect(question.getByText('2 credits that they have are lost.')).toBeVisible();
  await forgetConfirmations();
  await question.getByRole('button', { name: 'Delete for good' }).click();
  await question.getByLabel('Your own password').fill('not the password');
  await question.getByRole('button', { name: 'Delete for good' }).click();
  await expect(question.getByText('That is not your password now.')).toBeVisible();
  await question.getByLabel('Your own password').fill(OWNER.password);
  await question.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page).toHaveURL(/\/customers$/);
  await expect(page.getByRole('link', { name: 'Customer Nadia' })).toHaveCount(0);
  errors.length = 0; // the page that is left may have asked for the customer once more
  await expect(api('GET', `/customers/${NADIA}`)).rejects.toThrow('404');
});

test('an operator enters somebody who asked not to be read, and takes them off again', async ({ page }) => {
  await page.goto('/settings?view=opt-outs');
  await page.getByRole('button', { name: 'Enter somebody' }).click();
  const form = page.getByRole('dialog', { name: 'Enter somebody' });
  await form.getByLabel('Instagram id').fill('ada');
  await form.getByRole('button', { name: 'Read no more' }).click();
  await expect(form.getByText('The profile’s number: digits only')).toBeVisible();
  await form.getByLabel('Instagram id').fill('31415926535');
  await form.getByLabel('Why').fill('asked by mail');
  await form.getByRole('button', { name: 'Read no more' }).click();
  await expect(page.getByText('31415926535 is not read any more.')).toBeVisible();
  const row = page.getByRole('row', { name: /31415926535/ });
  await expect(row).toContainText('asked by mail');

  await row.hover();
  await row.getByRole('button', { name: 'Let be read' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Let be read' }).click();
  await expect(page.getByText('31415926535 may be read again.')).toBeVisible();
  await expect(row).toHaveCount(0);
});
