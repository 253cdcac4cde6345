import { withStage } from '../../stage/with-stage.ts';
import { type Measure, spread } from '../measure.ts';

const REPETITIONS = 3;

/** Another worker runs beside it. */
export const rescue: Measure = {
  name: 'rescue',
  seconds: 80,
  run: (tell, seed) =>
    withStage({ seed }, async (stage) => {
      stage.instagram.latency({ lists: 100 });
      stage.instagram.profile({ username: 'ada', followers: 200_000, following: 10, mutual: 5 });
      await stage.account();
      const seconds: number[] = [];
      let reading = await stage.worker({ concurrentChecks: 1 });
      await stage.requestCheck('ada');
      for (let turn = 1; turn <= REPETITIONS; turn += 1) {
        const { requests } = stage.instagram;
        const beside = await stage.worker({ concurrentChecks: 1 });
        requests.clear();
        await requests.waitFor(({ surface }) => surface === 'list', 30_000);
        await reading.kill();
        const killed = Date.now();
        const next = await requests.waitFor(
          ({ surface, at }) => surface === 'list' && at.getTime() > killed + 200,
          90_000,
        );
        seconds.push((next.at.getTime() - killed) / 1_000);
        tell(`${turn} of ${REPETITIONS}: ${seconds.at(-1)?.toFixed(1)} s`);
        reading = beside;
      }
      return [
        {
          what: 'SIGKILL of a worker → next page',
          aim: '≤ 30 s',
          got: `${spread(seconds, 1)} s`,
          met: Math.max(...seconds) <= 30,
        },
      ];
    }),
};
