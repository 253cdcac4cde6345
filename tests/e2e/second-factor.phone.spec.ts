/** On a phone, in both languages: a second factor is set up, shown, lost, recovered, and reset by another owner. */
import type { BrowserContext, Page } from '@playwright/test';
import en from '#/app/_shared/locales/en.json' with { type: 'json' };
import ru from '#/app/_shared/locales/ru.json' with { type: 'json' };
import { PRODUCT_URL, SCREENS } from './addresses.ts';
import { confirmEverybody, forgetConfirmations } from './confirmation.ts';
import { codeOf, person as newPerson } from './second-step.ts';
import { expect, test } from './watched.ts';

const WORDS = { en, ru };
type Look = { locale: 'en' | 'ru'; theme: 'light' | 'dark' };

const LOOKS: Look[] = [
  { locale: 'en', theme: 'light' },
  { locale: 'ru', theme: 'dark' },
];

for (const look of LOOKS) {
  test(`a second factor is set up, shown, lost, recovered and reset, in ${look.locale}`, async ({ page, browser }) => {
    const t = WORDS[look.locale];
    const { second } = t.signIn;
    const person = await newPerson(`phone-${look.locale}`, 'owner');
    const context = await phoneOf(browser, page, look);
    const theirs = await context.newPage();
    const picture = (name: string) =>
      theirs.screenshot({ path: `${SCREENS}/factor-${name}-phone-${look.theme}-${look.locale}.png`, fullPage: true });
    const signIn = async () => {
      await theirs.goto('/sign-in');
      await theirs.getByLabel(t.signIn.email).fill(person.typed.email);
      await theirs.getByLabel(t.signIn.password, { exact: true }).fill(person.typed.password);
      await theirs.getByRole('button', { name: t.signIn.submit }).click();
    };
    const leave = async () => {
      await theirs.goto('about:blank'); // a page that notices that its session is gone leads away by itself
      await context.clearCookies({ name: 'mutuals.session' });
      await context.clearCookies({ name: 'mutuals.pending' });
    };

    await signIn();
    await expect(theirs.getByRole('navigation').first()).toBeVisible();
    await theirs.goto('/settings');
    await expect(theirs.getByText(t.factor.none)).toBeVisible();
    await expect(theirs.getByText(/NEXTAUTH_URL/)).toBeVisible(); // why there are no passkeys under a bare number
    await theirs.getByRole('button', { name: t.factor.addApp }).click();
    const dialog = theirs.getByRole('dialog');
    await dialog.getByRole('button', { name: t.factor.next }).click();
    await expect(dialog.getByRole('img', { name: t.factor.picture })).toBeVisible();
    await expect(dialog.getByRole('img', { name: t.factor.picture }).locator('rect')).toHaveCSS(
      'fill',
      'rgb(255, 255, 255)', // on the dark theme too: no camera reads black on black
    );
    await picture('scan');
    const seed = ((await dialog.getByText(/^([A-Z2-7]{4} ?){8}$/).textContent()) ?? '').replaceAll(' ', '');
    await dialog.getByLabel(t.factor.code).fill('000000');
    await expect(dialog.getByText(t.factor.codeWrong)).toBeVisible();
    await dialog.getByLabel(t.factor.code).fill(codeOf(seed));
    await expect(theirs.getByRole('dialog', { name: t.factor.codesTitle })).toBeVisible();
    const codes = await dialog.getByRole('listitem').allTextContents();
    expect(codes).toHaveLength(10);
    await picture('codes');
    await dialog.getByRole('button', { name: t.factor.codesKept }).click();
    await expect(theirs.getByRole('list', { name: t.factor.title })).toContainText(t.factor.nameApp);
    await picture('settings');

    await forgetConfirmations();
    await theirs.goto('/settings?view=people');
    await theirs.getByRole('button', { name: t.settings.tokenNew }).click();
    await dialog.getByLabel(t.settings.tokenName, { exact: true }).fill('reports');
    await dialog.getByRole('button', { name: t.settings.tokenCreate, exact: true }).click();
    await dialog.getByLabel(t.prove.password).fill('a password for nobody to see');
    await dialog.getByRole('button', { name: t.prove.use.code }).click();
    await expect(dialog.getByLabel(t.prove.code)).toHaveValue(''); // that field shows what is typed

    await leave();
    await signIn();
    await expect(theirs.getByRole('heading', { name: second.title })).toBeVisible();
    const boxes = theirs.getByLabel(second.code);
    await expect(boxes).toHaveAttribute('inputmode', 'numeric');
    await expect(boxes).toHaveAttribute('autocomplete', 'one-time-code');
    await expect(boxes).toBeFocused();
    await picture('asked');
    await theirs.keyboard.type('000000');
    await expect(theirs.getByText(second.wrong)).toBeVisible();
    await picture('wrong');
    await theirs.keyboard.type(codeOf(seed, 1)); // the one before it was used to set the app up
    await expect(theirs.getByRole('navigation').first()).toBeVisible();

    await leave();
    await signIn();
    await expect(boxes).toBeFocused();
    await theirs.keyboard.type('000000');
    await expect(theirs.getByText(second.wrong)).toBeVisible();
    await theirs.getByRole('button', { name: second.recovery }).click();
    await expect(theirs.getByText(second.wrong)).toBeHidden(); // it was about another kind of code
    await theirs.getByLabel(second.recoveryCode).fill('aaaaa-aaaaa');
    await theirs.getByRole('button', { name: second.submit }).click();
    await expect(theirs.getByText(second.wrongRecovery)).toBeVisible();
    await theirs.getByLabel(second.recoveryCode).fill(codes[0]?.toLowerCase() ?? '');
    await expect(theirs.getByText(second.wrongRecovery)).toBeHidden(); // it was about the code before
    await picture('recovery');
    await theirs.getByRole('button', { name: second.submit }).click();
    await expect(theirs.getByRole('status')).toContainText('9');
    await picture('recovered');
    await theirs.getByRole('button', { name: second.goOn }).click();
    await expect(theirs.getByRole('navigation').first()).toBeVisible();

    await leave();
    await resetByOwner(page, person.typed.email, look);
    await signIn();
    await expect(theirs.getByRole('navigation').first()).toBeVisible();
    await context.close();
  });
}

/** Another owner, in the dashboard: the person's row, the question, and what everybody is told of it. */
async function resetByOwner(page: Page, email: string, { locale, theme }: Look): Promise<void> {
  const t = WORDS[locale];
  await prefer(page.context(), { locale, theme });
  await confirmEverybody();
  await page.goto('/settings?view=people');
  await page.getByRole('row', { name: email }).getByRole('button', { name: t.factor.reset }).click();
  const question = page.getByRole('dialog');
  await page.screenshot({ path: `${SCREENS}/factor-reset-phone-${theme}-${locale}.png`, fullPage: true });
  await question.getByRole('button', { name: t.factor.reset }).click();
  await expect(page.getByText(t.factor.resetDone.replace('{name}', `phone-${locale}`))).toBeVisible();
  // owners are told within seconds: a worker looks for alarms in the audit log
  await expect.poll(() => page.evaluate(async () => (await fetch('/api/bell')).text())).toContain('security');
  await prefer(page.context(), { locale: 'en', theme: 'light' });
}

function prefer(context: BrowserContext, choice: Look): Promise<void> {
  return context.addCookies(Object.entries(choice).map(([name, value]) => ({ name, value, url: PRODUCT_URL })));
}

/** Another phone of the same size, on which nobody is signed in. */
async function phoneOf(
  browser: { newContext: (options: object) => Promise<BrowserContext> },
  page: Page,
  look: Look,
): Promise<BrowserContext> {
  const viewport = page.viewportSize();
  const context = await browser.newContext({
    baseURL: PRODUCT_URL,
    viewport,
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    timezoneId: 'UTC',
    storageState: { cookies: [], origins: [] },
  });
  await prefer(context, look);
  return context;
}
