import { awaitChecks } from '../../stage/await-checks.ts';
import type { Stage } from '../../stage/open-stage.ts';
import { postgresOf } from '../../stage/postgres-of.ts';
import { memoryOf } from '../../stage/proportional-memory.ts';
import type { Measure, Row } from '../measure.ts';
import { type Desk, withDesk } from '../with-desk.ts';

const PAGES = ['/', '/accounts', '/checks', '/refreshes', '/customers', '/audit'];
const LOADS_OF_EACH = 100;
const CHECKS = 90;
/** Connections that nobody uses are closed, and files written. */
const SETTLE_MS = 30_000;
const LINE = { what: 'memory of dashboard, worker, bot and PostgreSQL', aim: '≤ 360; ≤ 510 MiB' };

/** Proportional memory, fresh and after page loads and checks. The start command, which the design counts as well, takes 40 MiB more. */
export const memory: Measure = {
  name: 'memory',
  seconds: 180,
  run: (tell, seed) =>
    withDesk(LINE, { seed, tell }, async (desk) => {
      const { stage, web } = desk;
      await stage.account();
      const programs = { web, worker: await stage.worker(), bot: await stage.bot() };
      const look = async () => {
        await stage.ctx.clock.sleep(SETTLE_MS);
        return sizes({ ...programs, postgres: { pid: await postgresOf(stage.ctx) } });
      };
      const fresh = await look();
      tell(`fresh: ${fresh.each}`);
      await loadPages(desk);
      await readChecks(stage);
      const used = await look();
      return [rowOf(fresh, used)];
    }),
};

type Sizes = { sum: number; each: string };

function sizes(programs: Record<string, { pid: number }>): Sizes {
  const each = Object.entries(programs).map(([name, { pid }]) => ({ name, mib: memoryOf(pid) }));
  return {
    sum: each.reduce((sum, { mib }) => sum + mib, 0),
    each: each.map(({ name, mib }) => `${name} ${mib.toFixed(0)}`).join(', '),
  };
}

function rowOf(fresh: Sizes, used: Sizes): Row {
  const got = `${fresh.sum.toFixed(0)}; ${used.sum.toFixed(0)} MiB`;
  return { ...LINE, got, met: fresh.sum <= 360 && used.sum <= 510, note: `${fresh.each}; ${used.each}` };
}

async function loadPages({ url, signedIn }: Desk): Promise<void> {
  const cookie = signedIn.storageState.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  for (let load = 0; load < LOADS_OF_EACH; load += 1)
    for (const page of PAGES) await (await fetch(`${url}${page}`, { headers: { cookie } })).text();
}

async function readChecks(stage: Stage): Promise<void> {
  const ids: string[] = [];
  for (let n = 0; n < CHECKS; n += 1) {
    stage.instagram.profile({ username: `m.${n}`, followers: 1_000, following: 300, mutual: 200 });
    ids.push((await stage.requestCheck(`m.${n}`)).id);
  }
  await awaitChecks(stage.ctx, ids, 600_000);
}
