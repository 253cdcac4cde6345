import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { createViteServer } from 'vitest/node';
import { findChromium } from '#/scripts/chromium/find-chromium.ts';

const BEGIN = new Date('2026-11-23T18:00:00Z');
const ROOT = join(import.meta.dirname, '../..');
/** Brought into one form beforehand, so that the page is not loaded anew while a test looks at it. */
const PACKAGES = [
  ...['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', 'react/jsx-dev-runtime'],
  ...['next-intl', 'use-intl/core'],
];

/** A browser and a server for components, without the product around them. */
export async function componentStage() {
  const cacheDir = await mkdtemp(join(tmpdir(), 'mutuals-components-'));
  const server = await createViteServer({
    root: ROOT,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    cacheDir,
    server: { host: '127.0.0.1', port: 0, hmr: false, ws: false, watch: null },
    optimizeDeps: { include: PACKAGES, noDiscovery: true },
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  await server.listen();
  const executablePath = await findChromium(process.env.CHROMIUM_PATH);
  const browser: Browser = await chromium.launch(executablePath ? { executablePath } : {});
  const origin = server.resolvedUrls?.local[0] ?? '';
  return {
    /** A page with a stopped clock that shows what the module at `path` renders into `#root`. */
    open: async (path: string): Promise<Page> => {
      const page = await browser.newPage();
      await page.route(`${origin}stage`, (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<div id="root"></div><script type="module" src="/${path}"></script>`,
        }),
      );
      await page.clock.install({ time: BEGIN });
      await page.clock.pauseAt(BEGIN.getTime() + 1_000);
      await page.goto(`${origin}stage`);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
      await rm(cacheDir, { recursive: true, force: true });
    },
  };
}
