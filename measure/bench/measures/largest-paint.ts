import { awaitChecks } from '../../stage/await-checks.ts';
import type { Stage } from '../../stage/open-stage.ts';
import { type Measure, median, spread } from '../measure.ts';
import { type Desk, withDesk } from '../with-desk.ts';

const LOADS = 5;
const DONE = 40;
const RUNNING = 8;
const QUEUED = 22;
/** After the last part of the page has come: something larger may still be painted. */
const SETTLE_MS = 1_500;

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const CPU_SLOWER = 4;
/** Fast 4G: milliseconds a request, bytes a second. */
const NETWORK = { offline: false, latency: 60, downloadThroughput: 9_000_000 / 8, uploadThroughput: 1_500_000 / 8 };
const LINE = { what: 'overview: largest paint on a slow phone', aim: '≤ 1.5 s' };

/** The overview of a busy service on a slow phone, with an empty cache. */
export const largestPaint: Measure = {
  name: 'largest-paint',
  seconds: 50,
  run: (tell, seed) =>
    withDesk(LINE, { seed, tell }, async (desk) => {
      await manyChecks(desk.stage);
      const paints: Paint[] = [];
      for (let load = 1; load <= LOADS; load += 1) {
        const paint = await loadOnPhone(desk);
        paints.push(paint);
        tell(`${load} of ${LOADS}: ${paint.largest.toFixed(2)} s, first byte ${paint.byte.toFixed(2)} s`);
      }
      const largest = paints.map((paint) => paint.largest);
      const bytes = paints.map(({ byte }) => byte);
      return [
        { ...LINE, got: `${spread(largest)} s`, met: median(largest) <= 1.5, note: `first byte ${spread(bytes)} s` },
      ];
    }),
};

async function manyChecks(stage: Stage): Promise<void> {
  const ask = async (name: string, count: number, followers: number) => {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) {
      stage.instagram.profile({ username: `${name}.${n}`, followers, following: 40, mutual: 20 });
      ids.push((await stage.requestCheck(`${name}.${n}`)).id);
    }
    return ids;
  };
  for (const username of ['reader.1', 'reader.2', 'reader.3']) await stage.account({ username });
  await stage.worker({ concurrentChecks: RUNNING });
  await awaitChecks(stage.ctx, await ask('done', DONE, 100), 120_000);
  stage.instagram.latency({ lists: 2_000 });
  await ask('open', RUNNING + QUEUED, 20_000);
  while (new Set(stage.instagram.requests.lists().map(({ profile }) => profile)).size < DONE + RUNNING)
    await stage.ctx.clock.sleep(100);
}

/** Seconds from the start of the navigation. */
type Paint = { byte: number; largest: number };

async function loadOnPhone({ browser, url, signedIn }: Desk): Promise<Paint> {
  await using context = await browser.newContext({ ...signedIn, ...PHONE });
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', NETWORK);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
  await page.goto(url);
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(SETTLE_MS);
  return await page.evaluate(paintOf);
}

/** Runs in the page. */
async function paintOf(): Promise<Paint> {
  const largest = await new Promise<PerformanceEntry | undefined>((resolve, reject) => {
    setTimeout(() => reject(new Error('the browser told of no paint')), 5_000);
    const observer = new PerformanceObserver((list) => resolve(list.getEntries().at(-1)));
    observer.observe({ type: 'largest-contentful-paint', buffered: true });
  });
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const seconds = (ms = Number.NaN) => ms / 1_000;
  return { byte: seconds(navigation?.responseStart), largest: seconds(largest?.startTime) };
}
