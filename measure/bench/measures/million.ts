import { setTimeout as delay } from 'node:timers/promises';
import { awaitChecks } from '../../stage/await-checks.ts';
import type { Stage } from '../../stage/open-stage.ts';
import { withStage } from '../../stage/with-stage.ts';
import type { Measure } from '../measure.ts';

const SMALL = 10_000;
const LARGE = 1_000_000;
const REPORT_MS = 5_000;

/** Peak memory of a worker, against ten thousand; pages of 25, nothing paced. */
export const million: Measure = {
  name: 'million',
  seconds: 330,
  run: (tell, seed) =>
    withStage({ seed }, async (stage) => {
      await stage.account();
      const small = await peakOf(stage, SMALL, tell);
      const large = await peakOf(stage, LARGE, tell);
      const ratio = large.peakMiB / small.peakMiB;
      return [
        {
          what: '1,000,000 followers: peak memory / that of 10,000',
          aim: '≤ 1.3',
          got: ratio.toFixed(2),
          met: ratio <= 1.3,
          note: `${large.peakMiB.toFixed(0)} MiB / ${small.peakMiB.toFixed(0)} MiB; the million took ${large.seconds.toFixed(0)} s, ${(LARGE / large.seconds).toFixed(0)} followers a second`,
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
  return { seconds, peakMiB };
}
