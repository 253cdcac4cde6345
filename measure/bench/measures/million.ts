import { setTimeout as delay } from 'node:timers/promises';
import { awaitChecks } from '../../stage/await-checks.ts';
import type { Stage } from '../../stage/open-stage.ts';
import { withStage } from '../../stage/with-stage.ts';
import type { Measure } from '../measure.ts';

const SMALL = 10_000;
const LARGE = 1_000_000;
const REPORT_MS = 5_000;
/** Stretches of the list whose pages are compared. */
const EARLY = 100;
const LATE = 38_900;
const STRETCH = 1_000;

/** Peak memory of a worker, against ten thousand, and whether late pages cost what early ones did; pages of 25, nothing paced. */
export const million: Measure = {
  name: 'million',
  seconds: 330,
  run: (tell, seed) =>
    withStage({ seed }, async (stage) => {
      await stage.account();
      const small = await peakOf(stage, SMALL, tell);
      const large = await peakOf(stage, LARGE, tell);
      const ratio = large.peakMiB / small.peakMiB;
      const [early, late] = [await msOfPages(stage, large.id, EARLY), await msOfPages(stage, large.id, LATE)];
      return [
        {
          what: '1,000,000 followers: peak memory / that of 10,000',
          aim: '≤ 1.3',
          got: ratio.toFixed(2),
          met: ratio <= 1.3,
          note: `${large.peakMiB.toFixed(0)} MiB / ${small.peakMiB.toFixed(0)} MiB; the million took ${large.seconds.toFixed(0)} s, ${(LARGE / large.seconds).toFixed(0)} followers a second`,
        },
        {
          what: `a page of the million: ${LATE}-${LATE + STRETCH} / ${EARLY}-${EARLY + STRETCH}`,
          aim: '≤ 1.1',
          got: (late / early).toFixed(2),
          met: late / early <= 1.1,
          note: `${late.toFixed(1)} ms / ${early.toFixed(1)} ms from page to page, Instagram's answer included`,
        },
      ];
    }),
};

async function peakOf(stage: Stage, followers: number, tell: (text: string) => void) {
  const username = `f${followers}`;
  stage.instagram.profile({ username, followers, following: 300, mutual: 41 });
  const worker = await stage.worker();
  const started = performance.now();
  const { id } = await stage.requestCheck(username);
  const told = setInterval(async () => {
    const check = await stage.ctx.db.check.findUnique({ where: { id }, select: { followersRead: true } });
    tell(`${check?.followersRead ?? 0} of ${followers} followers, peak ${worker.peakMiB().toFixed(0)} MiB`);
  }, 30_000);
  const [check] = await awaitChecks(stage.ctx, [id], 1_800_000).finally(() => clearInterval(told));
  const seconds = (performance.now() - started) / 1_000;
  if (check?.status !== 'completed' || check.followersRead !== followers)
    throw new Error(`the check ended as ${check?.status}`);
  await delay(REPORT_MS); // the customer's file is written after the check
  const peakMiB = worker.peakMiB();
  await worker.stop();
  tell(`${followers} followers: ${seconds.toFixed(0)} s, peak ${peakMiB.toFixed(0)} MiB`);
  return { id, seconds, peakMiB };
}

/** From page to page in the stretch that begins there. */
async function msOfPages({ ctx: { db } }: Stage, checkId: string, from: number): Promise<number> {
  const [{ ms } = { ms: Number.NaN }] = await db.$queryRaw<{ ms: number }[]>`
    select (extract(epoch from max(read_at) - min(read_at)) * 1000 / ${STRETCH}::int)::float8 as ms from check_pages
    where check_id = ${checkId}::uuid and list = 'followers' and walk = 1 and sequence between ${from}::int and ${from + STRETCH}::int`;
  return ms;
}
