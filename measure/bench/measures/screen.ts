import type { JSHandle, Page } from 'playwright';
import type { Ctx } from '#/lib/context.ts';
import { type Measure, percentile, spread } from '../measure.ts';
import { withDesk } from '../with-desk.ts';

const LATENCY_MS = 400;
const PAGES = 60;
/** Later ones count as not shown. */
const PATIENCE_MS = 3_000;
const LINE = { what: 'page stored → number on the operator’s screen, 95th percentile', aim: '≤ 300 ms' };

/** Milliseconds of the machine's clock, which both sides read. */
type Mark = { read: number; at: number };

/** From a page's row to its number in an operator's browser. */
export const screen: Measure = {
  name: 'screen',
  seconds: 50,
  run: (tell, seed) =>
    withDesk(LINE, { seed, tell }, async ({ stage, url, browser, signedIn }) => {
      const { instagram, ctx } = stage;
      instagram.latency({ lists: LATENCY_MS });
      instagram.profile({ username: 'ada', followers: 100_000, following: 10, mutual: 5 });
      await stage.account();
      await stage.worker();
      const { id } = await stage.requestCheck('ada');
      await using context = await browser.newContext(signedIn);
      const page = await context.newPage();
      await page.goto(`${url}/checks/${id}`);
      await page.getByRole('progressbar', { name: 'Followers' }).waitFor();
      await page.getByText('Live', { exact: true }).first().waitFor();

      const sightings = await watchNumber(page);
      const from = Date.now();
      const pagesBefore = instagram.requests.lists().length;
      while (instagram.requests.lists().length < pagesBefore + PAGES) await ctx.clock.sleep(100);
      const until = Date.now();
      await ctx.clock.sleep(PATIENCE_MS);

      const stored = (await storedPages(ctx, id)).filter(({ at }) => at >= from && at < until);
      const delays = delaysOf(stored, await sightings.jsonValue());
      const p95 = percentile(delays, 0.95);
      return [
        {
          ...LINE,
          got: `${p95.toFixed(0)} ms`,
          met: p95 <= 300,
          note: `${delays.length} pages, median ${spread(delays, 0)} ms`,
        },
      ];
    }),
};

/** In the page, at each change of its document. */
function watchNumber(page: Page): Promise<JSHandle<Mark[]>> {
  return page.evaluateHandle(() => {
    const seen: Mark[] = [];
    const look = () => {
      const bar = document.querySelector('[role="progressbar"][aria-label="Followers"]');
      const [, shown = ''] = /([\d,]+) of/.exec(bar?.parentElement?.textContent ?? '') ?? [];
      const read = Number(shown.replaceAll(',', ''));
      if (read > (seen.at(-1)?.read ?? 0)) seen.push({ read, at: Date.now() });
    };
    const watched = { subtree: true, childList: true, characterData: true };
    new MutationObserver(look).observe(document.body, watched);
    return seen;
  });
}

/** A row bears the moment its statement began: the commit is in the delay. */
function storedPages({ db }: Pick<Ctx, 'db'>, checkId: string): Promise<Mark[]> {
  return db.$queryRaw<Mark[]>`
    select (sum(cardinality(user_ids)) over (order by walk, sequence))::int as read,
           (extract(epoch from read_at) * 1000)::float8 as at
    from check_pages where check_id = ${checkId}::uuid and list = 'followers' order by walk, sequence`;
}

/** @throws {Error} a page was never shown. */
function delaysOf(stored: readonly Mark[], sightings: readonly Mark[]): number[] {
  return stored.map(({ read, at }) => {
    const sighting = sightings.find((each) => each.read >= read);
    if (!sighting) throw new Error(`the screen never showed ${read} followers`);
    return sighting.at - at;
  });
}
