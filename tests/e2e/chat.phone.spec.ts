/** The customer, in the sandbox's chat page: what a newcomer sees of the product without a dashboard. */
import { SCREENS, TELEGRAM_URL } from './addresses.ts';
import { onlyReader } from './given.ts';
import { api, sandbox, telegram } from './outside.ts';
import { expect, test } from './watched.ts';

const ZOE = 5_550_030;

test('a customer starts the bot, asks for a check, follows its progress, and downloads the file', async ({ page }) => {
  await onlyReader('reads.for.zoe', 'seed');
  await sandbox('profile', { username: 'ada.chat', followers: 600, following: 400, mutual: 250 });
  await sandbox('latency', { lists: 1_500 }); // until its progress was seen
  await telegram('people', { id: ZOE, firstName: 'Zoe', languageCode: 'en' });
  await page.goto(`${TELEGRAM_URL}/#${ZOE}`);
  const log = page.getByRole('log');
  const write = async (text: string) => {
    await page.getByRole('textbox', { name: 'Message' }).fill(text);
    await page.keyboard.press('Enter');
  };

  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(log).toContainText('Hello, Zoe!');
  await write('/check ada.chat');
  await expect(log).toContainText('There are no credits on your balance.');
  await api('POST', `/users/${ZOE}/balance/add`, { checks_count: 1 });
  await write('/check not a name');
  await expect(log).toContainText('I do not see an Instagram name in this message.');
  await write('/check @ada.chat');
  await expect(log).toContainText('It costs 1 credit of your 1');
  await log.getByRole('button', { name: 'Check', exact: true }).last().click();
  await expect(log).toContainText('@ada.chat is accepted.');

  await expect(log).toContainText('@ada.chat: reading who follows');
  await expect(log).toContainText('▰');
  await page.screenshot({ path: `${SCREENS}/chat-progress.png` });
  await sandbox('latency', { lists: 0 });
  await expect(log).toContainText('Do not follow back: 150');
  await expect(log.getByText('reading who follows')).toHaveCount(0); // the same message, edited
  const file = log.getByText(/\.xlsx$/);
  await expect(file).toHaveCount(1);
  const [saved] = await Promise.all([page.waitForEvent('download'), file.click()]);
  expect(saved.suggestedFilename()).toMatch(/\.xlsx$/);
  await page.screenshot({ path: `${SCREENS}/chat-result.png` });

  await write('/balance');
  await expect(log).toContainText('0 credits on your balance');
});

test('a customer is spoken to in Russian when that is their language', async ({ page }) => {
  const id = ZOE + 1;
  await telegram('people', { id, firstName: 'Зоя', languageCode: 'ru' });
  await page.goto(`${TELEGRAM_URL}/#${id}`);
  await page.getByRole('button', { name: 'Начать', exact: true }).click();
  await expect(page.getByRole('log')).toContainText('Привет, Зоя!');
  await page.screenshot({ path: `${SCREENS}/chat-ru.png` });
});
