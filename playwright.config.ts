/**
 * End-to-end tests: the built product with a database of its own and the sandbox around it, in a real Chromium,
 * on a desktop and on a phone. `tests/e2e/start-product.ts` starts all of it. Then it is attacked, and what was written
 * down meanwhile is searched for secrets.
 */
import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './lib/instagram/browser/find-chromium.ts';
import { PRODUCT_URL, RESULTS, SIGNED_IN } from './tests/e2e/addresses.ts';

const executablePath = findChromium(process.env.CHROMIUM_PATH || null) ?? '';
const desktop = {
  ...devices['Desktop Chrome'],
  viewport: { width: 1280, height: 860 },
  storageState: SIGNED_IN,
  launchOptions: { executablePath },
};
const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  storageState: SIGNED_IN,
  launchOptions: { executablePath },
};

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: `${RESULTS}/e2e`,
  // What ends a test that hangs, never what one expects of a machine that does much else.
  timeout: 480_000,
  expect: { timeout: 90_000 },
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'line',
  use: {
    baseURL: PRODUCT_URL,
    actionTimeout: 90_000,
    navigationTimeout: 90_000,
    launchOptions: { executablePath },
    locale: 'en-GB',
    timezoneId: 'UTC',
    video: 'off',
    trace: 'off',
  },
  projects: [
    { name: 'sign-in', testMatch: 'sign-in.setup.ts' },
    { name: 'first day', testMatch: '*.empty.spec.ts', dependencies: ['sign-in'], use: desktop },
    { name: 'desktop', testMatch: '*.desktop.spec.ts', dependencies: ['first day'], use: desktop },
    { name: 'phone', testMatch: '*.phone.spec.ts', dependencies: ['first day'], use: phone },
    { name: 'attacks', testDir: 'tests/security', testMatch: '*.spec.ts', dependencies: ['desktop', 'phone'] },
    { name: 'afterwards', testMatch: '*.afterwards.spec.ts', dependencies: ['attacks'], use: desktop },
  ],
  webServer: {
    command: 'node_modules/node/bin/node tests/e2e/start-product.ts',
    url: `${PRODUCT_URL}/api/health`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    stdout: 'pipe',
    stderr: 'pipe',
  },
});
