import { cancelCheck } from '#/lib/checks/cancel-check.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import type { Stage } from '../../stage/open-stage.ts';
import { withStage } from '../../stage/with-stage.ts';
import type { Measure, Row } from '../measure.ts';

/** Measurable in seconds, slow enough for a busy machine. */
const INTERVAL_MS = 100;
const WINDOW_MS = 10_000;

/** How much of an account's allowance many checks use together, and how evenly. */
export const budget: Measure = {
  name: 'budget',
  seconds: 75,
  run: (tell, seed) =>
    withStage({ seed, listIntervalMs: INTERVAL_MS }, async (stage) => {
      await stage.account();
      await stage.worker({ concurrentChecks: 50 });
      await stage.worker({ concurrentChecks: 50 });
      const rows: Row[] = [];
      for (const checks of [1, 5, 20, 100]) {
        const row = await share(stage, checks);
        rows.push(row);
        tell(`${row.what}: ${row.got}`);
      }
      return rows;
    }),
};

async function share(stage: Stage, checks: number): Promise<Row> {
  const { requests } = stage.instagram;
  requests.clear();
  const ids: string[] = [];
  for (let n = 0; n < checks; n += 1) {
    stage.instagram.profile({ username: `n${checks}x${n}`, followers: 200_000, following: 10, mutual: 5 });
    ids.push((await stage.requestCheck(`n${checks}x${n}`)).id);
  }
  // all have begun: each has a page, and the window starts
  while (new Set(requests.lists().map(({ profile }) => profile)).size < checks) await stage.ctx.clock.sleep(20);
  const from = Date.now();
  const windowMs = Math.max(WINDOW_MS, checks * 3 * INTERVAL_MS); // three pages each, at least
  await stage.ctx.clock.sleep(windowMs);
  const lists = requests.lists().filter(({ at }) => at.getTime() >= from && at.getTime() < from + windowMs);
  for (const checkId of ids) await cancelCheck(stage.ctx, { checkId, by: SYSTEM });

  const used = lists.length / (windowMs / INTERVAL_MS);
  const perCheck = Map.groupBy(lists, ({ profile }) => profile);
  const fairness = jain(Array.from({ length: checks }, (_, n) => perCheck.get(`n${checks}x${n}`)?.length ?? 0));
  const densest = requests.maxPerWindow(5_000, ({ surface, at }) => surface === 'list' && at.getTime() >= from);
  const allowed = 5_000 / INTERVAL_MS + 1;
  return {
    what: `budget used by ${checks} ${checks === 1 ? 'check' : 'checks'} on one account`,
    aim: '0.95-1.00, Jain ≥ 0.95',
    got: `${used.toFixed(3)}, Jain ${fairness.toFixed(3)}`,
    met: used >= 0.95 && densest <= allowed && fairness >= 0.95,
    note: `at most ${densest} requests in any 5 s, ${allowed} allowed`,
  };
}

/** 1: all got the same; 1/n: one got everything. */
function jain(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  const squares = values.reduce((total, value) => total + value * value, 0);
  return squares === 0 ? 0 : (sum * sum) / (values.length * squares);
}
