import { type Browser, type BrowserContext, chromium } from 'playwright';
import { findChromium } from '#/lib/instagram/browser/find-chromium.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import { createOperator } from '#/lib/operators/create-operator.ts';
import { ensureDashboard, isDashboardStale } from '#/scripts/build/dashboard.ts';
import type { Stage } from '../stage/open-stage.ts';
import type { WebProcess } from '../stage/web-process.ts';
import { withStage } from '../stage/with-stage.ts';
import type { Row } from './measure.ts';

export type Desk = {
  stage: Stage;
  url: string;
  web: WebProcess;
  browser: Browser;
  signedIn: { storageState: Awaited<ReturnType<BrowserContext['storageState']>>; locale: string };
};

const OPERATOR = { email: 'olga@example.org', password: 'a long enough password', name: 'Olga' };
const LOCALE = 'en-GB';

/**
 * A stage with the built dashboard and a real Chromium. Builds the dashboard when it is missing or old.
 * @param line for a machine without Chromium.
 */
export async function withDesk(
  line: Pick<Row, 'what' | 'aim'>,
  { seed, tell }: { seed: string; tell: (text: string) => void },
  work: (desk: Desk) => Promise<Row[]>,
): Promise<Row[]> {
  const executablePath = findChromium(null);
  if (!executablePath) return [{ ...line, got: 'no Chromium here', met: null }];
  if (isDashboardStale()) tell('the dashboard is built first');
  await ensureDashboard();

  return withStage({ seed }, async (stage) => {
    const web = await stage.web();
    const { url } = web;
    await createOperator(stage.ctx, { ...OPERATOR, role: 'operator', language: 'en', by: SYSTEM });
    await using browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    const storageState = await signIn(browser, url);
    return await work({ stage, url, web, browser, signedIn: { storageState, locale: LOCALE } });
  });
}

async function signIn(browser: Browser, url: string) {
  await using context = await browser.newContext({ locale: LOCALE });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail').fill(OPERATOR.email);
  await page.getByLabel('Password', { exact: true }).fill(OPERATOR.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  return await context.storageState();
}
