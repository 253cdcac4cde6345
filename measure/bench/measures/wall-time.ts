import { awaitChecks } from '../../stage/await-checks.ts';
import type { Stage } from '../../stage/open-stage.ts';
import { withStage } from '../../stage/with-stage.ts';
import { runBare } from '../bare/run-bare.ts';
import { type Measure, ratioRow } from '../measure.ts';

type Plan = {
  latencyMs: number;
  followers: number;
  following: number;
  repetitions: number;
  most: number;
  seconds: number;
};

/** Over the same pages in a bare loop. */
function wallTime({ latencyMs, followers, following, repetitions, most, seconds }: Plan): Measure {
  return {
    name: `wall-${latencyMs}`,
    seconds,
    run: (tell, seed) =>
      withStage({ seed }, async (stage) => {
        stage.instagram.latency(latencyMs);
        stage.instagram.profile({ username: 'grace', followers, following, mutual: Math.floor(following / 2) });
        const { sandbox } = await stage.account();
        const bare = sandbox.session();
        await stage.worker();
        await oneCheck(stage, 'grace'); // warms both sides up
        const pairs: { ours: number; bare: number }[] = [];
        for (let turn = 1; turn <= repetitions; turn += 1) {
          const ours = (await oneCheck(stage, 'grace')) / 1_000;
          const { ms } = await runBare<{ ms: number }>(import.meta.resolve('../bare/read-lists.ts'), [
            stage.instagram.origin,
            'grace',
            bare.cookieHeader,
            bare.userAgent,
          ]);
          pairs.push({ ours, bare: ms / 1_000 });
          tell(`${turn} of ${repetitions}: check ${ours.toFixed(2)} s, bare loop ${(ms / 1_000).toFixed(2)} s`);
        }
        const pages = Math.ceil(followers / 25) + Math.ceil(following / 50);
        return [ratioRow(`check / bare loop, ${pages} pages at ${latencyMs} ms`, pairs, { most, unit: 's' })];
      }),
  };
}

async function oneCheck(stage: Stage, username: string): Promise<number> {
  const { id } = await stage.requestCheck(username);
  const [check] = await awaitChecks(stage.ctx, [id], 300_000);
  if (check?.status !== 'completed' || !check.finishedAt) throw new Error(`the check ended as ${check?.status}`);
  return check.finishedAt.getTime() - check.requestedAt.getTime();
}

export const wallTimeSlow = wallTime({
  latencyMs: 200,
  followers: 1_500,
  following: 1_000,
  repetitions: 3,
  most: 1.03,
  seconds: 130,
});
export const wallTimeFast = wallTime({
  latencyMs: 20,
  followers: 5_000,
  following: 1_000,
  repetitions: 5,
  most: 1.1,
  seconds: 75,
});
