import { awaitChecks } from '../../stage/await-checks.ts';
import { READER } from '../../stage/open-stage.ts';
import { withStage } from '../../stage/with-stage.ts';
import type { Measure } from '../measure.ts';

const CHECKS = 20;

export const oneSignIn: Measure = {
  name: 'one-sign-in',
  seconds: 25,
  run: (tell, seed) =>
    withStage({ seed }, async (stage) => {
      stage.instagram.latency({ lists: 50 });
      const { sandbox } = await stage.account();
      await stage.worker({ concurrentChecks: CHECKS });
      await stage.worker({ concurrentChecks: CHECKS });
      const ids: string[] = [];
      for (let n = 0; n < CHECKS; n += 1) {
        stage.instagram.profile({ username: `c${n}`, followers: 1_000, following: 200, mutual: 80 });
        ids.push((await stage.requestCheck(`c${n}`)).id);
      }
      while (stage.instagram.requests.lists().length < CHECKS * 5) await stage.ctx.clock.sleep(20);
      stage.instagram.signOut();
      tell(`the session of ${CHECKS} running checks is dead`);
      const checks = await awaitChecks(stage.ctx, ids, 120_000);
      const completed = checks.filter(({ status }) => status === 'completed').length;
      return [
        {
          what: `sign-ins caused by ${CHECKS} checks losing one session`,
          aim: '1',
          got: `${sandbox.passwordPosts()}; ${completed} of ${CHECKS} complete (@${READER})`,
          met: sandbox.passwordPosts() === 1 && completed === CHECKS,
        },
      ];
    }),
};
