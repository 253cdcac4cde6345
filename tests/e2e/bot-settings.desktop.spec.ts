import { chatOf, telegram } from './outside.ts';
import { expect, test } from './watched.ts';

test('an owner pauses the taking of checks, publishes an offer, and drafts a broadcast', async ({ page }) => {
  await page.goto('/settings?view=bot');
  await page.getByLabel('For how long').selectOption('60');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText('On, begun by Olga.')).toBeVisible();
  await page.getByRole('button', { name: 'End it' }).click();
  await expect(page.getByLabel('For how long')).toBeVisible();

  await page.getByRole('button', { name: 'Write a version' }).first().click();
  const drawer = page.getByRole('dialog', { name: 'Offer' });
  await drawer.getByLabel('English').fill('A check costs one credit.');
  await drawer.getByLabel('Русский').fill('Проверка стоит один кредит.');
  await drawer.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Version 1', { exact: true })).toBeVisible();
  await expect(page.getByText('A check costs one credit.')).toBeVisible();

  await page.goto('/settings?view=broadcasts');
  await page.getByRole('button', { name: 'Write to many' }).click();
  await page.getByLabel('Message').fill('Fish & chips <3');
  await page.getByLabel('Language', { exact: true }).last().selectOption('ru');
  await page.getByRole('button', { name: 'Make the draft' }).click();
  await expect(page.getByRole('button', { name: 'Throw away' })).toBeVisible();
  await expect(page.getByText('Fish & chips <3')).toHaveCount(1); // the drawer with its preview is closed
  await page.getByRole('button', { name: 'Throw away' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Throw away' }).click();
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible();
});

test('a newcomer who asks for access is granted a credit from the page of customers', async ({ page }) => {
  const id = 700_777_001;
  await telegram('people', { id, firstName: 'Astrid', languageCode: 'en', started: true });
  await telegram(`chats/${id}/say`, { text: '/start' });
  const says = async () => (await chatOf(id)).join('\n');
  await expect.poll(says).toContain('Press the button');
  await telegram(`chats/${id}/press`, { label: 'access:ask' });
  await page.goto('/customers');
  const asking = page.getByRole('listitem').filter({ hasText: 'Astrid' });
  await asking.getByRole('button', { name: 'Give 1 credit' }).click();
  await expect(asking).toHaveCount(0);
  await expect.poll(says).toContain('You are in');
});
