/** Looks at every page once in one look: nothing fails, nothing is wider than the screen, and a picture is kept. */
import type { BrowserContext, Page } from '@playwright/test';
import { PRODUCT_URL, SCREENS } from './addresses.ts';
import { api } from './outside.ts';
import { expect } from './watched.ts';

export type Look = { theme: 'light' | 'dark'; locale: 'en' | 'ru'; size: 'desktop' | 'phone' };

/** Every page, with something of each noun on it. */
export async function everyPage(): Promise<Record<string, string>> {
  type Ids = { id: string }[];
  const [{ accounts }, { attempts }, { checks }, { customers }] = await Promise.all([
    api<{ accounts: (Ids[number] & { status: string })[] }>('GET', '/accounts'),
    api<{ attempts: Ids }>('GET', '/attempts'),
    api<{ checks: { id: string; status: string }[] }>('GET', '/checks?limit=100'),
    api<{ customers: { id: number }[] }>('GET', '/customers?limit=100'),
  ]);
  const account = accounts.find(({ status }) => status !== 'retired')?.id;
  return {
    overview: '/',
    accounts: '/accounts',
    account: `/accounts/${account}`,
    'account-refreshes': `/accounts/${account}?view=refreshes`,
    'account-history': `/accounts/${account}?view=moves`,
    refreshes: '/refreshes',
    refresh: `/refreshes/${attempts[0]?.id}`,
    checks: '/checks',
    check: `/checks/${checks.find(({ status }) => status === 'completed')?.id}`,
    customers: '/customers',
    customer: `/customers/${customers[0]?.id}`,
    money: '/money',
    'money-days': '/money?view=days',
    'money-tariffs': '/money?view=tariffs',
    'money-promos': '/money?view=promos',
    settings: '/settings',
    'settings-people': '/settings?view=people',
    'settings-limits': '/settings?view=limits',
    'settings-bot': '/settings?view=bot',
    'settings-broadcasts': '/settings?view=broadcasts',
    'settings-opt-outs': '/settings?view=opt-outs',
    audit: '/audit',
  };
}

/** Opens each page in this look. */
export async function walkPages(page: Page, pages: Record<string, string>, look: Look): Promise<void> {
  await prefer(page.context(), look);
  for (const [name, address] of Object.entries(pages)) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    await expect(page.locator('html')).toHaveAttribute('lang', look.locale);
    expect(await overflow(page), `${address} is wider than the screen`).toEqual([]);
    expect(await chosenBesideScreen(page), `${address} does not show which part is chosen`).toEqual([]);
    expect(await page.locator('main').innerText(), address).not.toMatch(/undefined|null|NaN|\[object|\d{4}-\d\d-\d\dT/);
    const path = `${SCREENS}/${name}-${look.size}-${look.theme}-${look.locale}.jpg`; // a PNG of a whole page costs several times as much
    await page.screenshot({ path, fullPage: true, quality: 80, scale: 'css' });
  }
}

function prefer(context: BrowserContext, { theme, locale }: Look): Promise<void> {
  const choice = { theme, locale };
  return context.addCookies(Object.entries(choice).map(([name, value]) => ({ name, value, url: PRODUCT_URL })));
}

/** Chosen tabs that stand beside the screen: a row of them can be moved by itself. */
function chosenBesideScreen(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main nav [aria-current="page"]')]
      .filter((tab) => tab.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((tab) => tab.textContent ?? ''),
  );
}

/** What reaches beyond the right edge, when the page can be moved sideways. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`)
      .slice(-3);
  });
}
