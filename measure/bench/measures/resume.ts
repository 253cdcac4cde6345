import { findChromium } from '#/lib/instagram/browser/find-chromium.ts';
import { PASSWORD, READER, type Stage, TOTP_SEED } from '../../stage/open-stage.ts';
import { withStage } from '../../stage/with-stage.ts';
import { runBare } from '../bare/run-bare.ts';
import { type Measure, ratioRow } from '../measure.ts';

const REPETITIONS = 5;

/** Over a short Playwright script that signs in the same way. */
export const resume: Measure = {
  name: 'resume',
  seconds: 75,
  run: (tell, seed) =>
    withStage({ seed }, async (stage) => {
      const executablePath = findChromium(null);
      if (!executablePath) return [{ what: '401 → next good page', aim: '≤ 1.15', got: 'no Chromium here', met: null }];
      stage.instagram.latency({ lists: 100 });
      const { id: profileId } = stage.instagram.profile({
        username: 'ada',
        followers: 100_000,
        following: 10,
        mutual: 5,
      });
      await stage.account();
      await stage.worker();
      await stage.requestCheck('ada');
      await stage.instagram.requests.waitFor(isGoodPage, 30_000);

      const pairs: { ours: number; bare: number }[] = [];
      for (let turn = 0; turn <= REPETITIONS; turn += 1) {
        const ours = (await endSession(stage)) / 1_000;
        freshCodes(stage);
        const args = [stage.instagram.origin, READER, PASSWORD, TOTP_SEED, executablePath, String(profileId)];
        const bare = (await runBare<{ ms: number }>(import.meta.resolve('../bare/sign-in.ts'), args)).ms / 1_000;
        if (turn > 0) pairs.push({ ours, bare }); // the first one warms up
        tell(`${turn} of ${REPETITIONS}: ours ${ours.toFixed(2)} s, bare script ${bare.toFixed(2)} s`);
      }
      return [ratioRow('401 → next good page / bare Playwright sign-in', pairs, { most: 1.15, unit: 's' })];
    }),
};

const isGoodPage = ({ surface, status }: { surface: string; status: number }) => surface === 'list' && status === 200;

async function endSession(stage: Stage): Promise<number> {
  freshCodes(stage);
  const { requests } = stage.instagram;
  requests.clear();
  stage.instagram.signOut();
  const refused = await requests.waitFor(({ surface, status }) => surface === 'list' && status !== 200, 30_000);
  const good = await requests.waitFor((one) => isGoodPage(one) && one.number > refused.number, 120_000);
  return good.at.getTime() - refused.at.getTime();
}

/** A code used in this half minute counts as new again. */
function freshCodes(stage: Stage): void {
  stage.instagram.accountOf(READER).change({ totpSeed: TOTP_SEED });
}
