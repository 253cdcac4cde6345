import { awaitChecks } from '../../stage/await-checks.ts';
import { type Stage, TOTP_SEED } from '../../stage/open-stage.ts';
import { withStage } from '../../stage/with-stage.ts';
import type { Measure, Row } from '../measure.ts';

const PAGES = 100;
const PAGE = 25;
const PLACES = [0.01, 0.1, 0.5, 0.9, 0.99];
/** The rest is the browser's. */
const ASKED = new Set(['list', 'profile', 'probe', 'friendship', 'search']);

/** Extra requests that the end of a session causes, wherever in the list it comes. */
export const expiry: Measure = {
  name: 'expiry',
  seconds: 60,
  run: (tell, seed) =>
    withStage({ seed }, async (stage) => {
      await stage.account();
      await stage.worker();
      const ideal = await requestsOf(stage, 'warm', null);
      const extras: number[] = [];
      const twice: number[] = [];
      for (const [turn, share] of PLACES.entries()) {
        const seen = await requestsOf(stage, `p${turn}`, Math.round(share * PAGES) * PAGE);
        extras.push(seen.asked - ideal.asked);
        twice.push(seen.storedTwice);
        tell(`at ${share * 100} %: ${seen.asked - ideal.asked} extra (${seen.bySurface})`);
      }
      const row: Row = {
        what: 'extra requests per expiry at page 1, 10, 50, 90, 99 %',
        aim: '≤ 2 (the refused page, one probe); pages read twice 0',
        got: `${extras.join(', ')}; read twice ${Math.max(...twice)}`,
        met: Math.max(...extras) <= 2 && Math.max(...twice) === 0,
      };
      return [row];
    }),
};

async function requestsOf(stage: Stage, username: string, endAfter: number | null) {
  const { instagram } = stage;
  instagram.profile({ username, followers: PAGES * PAGE, following: 50, mutual: 20 });
  instagram.accountOf('mutuals.reader').change({ totpSeed: TOTP_SEED }); // its codes of this half minute count as unused
  instagram.requests.clear();
  if (endAfter !== null) instagram.signOutAfter({ followersRead: endAfter, username });
  const { id } = await stage.requestCheck(username);
  const [check] = await awaitChecks(stage.ctx, [id], 120_000);
  if (check?.status !== 'completed') throw new Error(`the check ended as ${check?.status}`);

  const asked = instagram.requests.filter(({ surface }) => ASKED.has(surface));
  const surfaces = Map.groupBy(asked, ({ surface }) => surface);
  const good = asked.filter(({ surface, status }) => surface === 'list' && status === 200);
  return {
    asked: asked.length,
    bySurface: [...surfaces].map(([surface, requests]) => `${requests.length} ${surface}`).join(', '),
    storedTwice: good.length - new Set(good.map(({ list, cursor }) => `${list}/${cursor}`)).size,
  };
}
