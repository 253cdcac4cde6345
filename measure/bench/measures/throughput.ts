import { cpus } from 'node:os';
import { cancelCheck } from '#/lib/checks/cancel-check.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import type { Stage } from '../../stage/open-stage.ts';
import { postgresOf } from '../../stage/postgres-of.ts';
import { processorMsOf } from '../../stage/process-tree.ts';
import { withStage } from '../../stage/with-stage.ts';
import type { WorkerProcess } from '../../stage/worker-process.ts';
import type { Measure, Row } from '../measure.ts';

const WORKERS = [1, 2, 4];
const CHECKS_EACH = 8;
const WINDOW_MS = 15_000;
const LOOK_MS = 250;
/** More of a processor than this is all of it. */
const FULL = 0.9;

/** Pages stored at full speed by so many workers, an account for each check: what they cost, and what the limit is. */
export const throughput: Measure = {
  name: 'throughput',
  seconds: 80,
  run: (tell, seed) =>
    withStage({ seed }, async (stage) => {
      const most = Math.max(...WORKERS) * CHECKS_EACH;
      for (let n = 0; n < most; n += 1) await stage.account({ username: `reader.${n}` });
      const workers: WorkerProcess[] = [];
      const rows: Row[] = [];
      for (const count of WORKERS) {
        while (workers.length < count) workers.push(await stage.worker({ concurrentChecks: CHECKS_EACH }));
        const row = rowOf(count, await atFullSpeed(stage, workers));
        rows.push(row);
        tell(`${row.what}: ${row.got}; ${row.note}`);
      }
      return rows;
    }),
};

type Speed = {
  pages: number;
  seconds: number;
  /** Processor milliseconds. */
  workers: number;
  postgres: number;
  sandbox: number;
  /** What all processors of the machine had left. */
  idle: number;
  waits: Map<string, number>;
};

async function atFullSpeed(stage: Stage, workers: readonly WorkerProcess[]): Promise<Speed> {
  const ids: string[] = [];
  for (let n = 0; n < workers.length * CHECKS_EACH; n += 1) {
    const username = `t${workers.length}x${n}`;
    stage.instagram.profile({ username, followers: 1_000_000, following: 10, mutual: 5 });
    ids.push((await stage.requestCheck(username)).id);
  }
  while ((await reading(stage)) < ids.length) await stage.ctx.clock.sleep(LOOK_MS);

  const server = await postgresOf(stage.ctx);
  const now = async () => ({
    at: performance.now(),
    pages: await stage.ctx.db.checkPage.count(),
    workers: workers.reduce((sum, { pid }) => sum + processorMsOf(pid), 0),
    postgres: processorMsOf(server),
    sandbox: process.cpuUsage(),
    idle: cpus().reduce((sum, { times }) => sum + times.idle, 0),
  });
  const before = await now();
  const waits = await watchWaits(stage, before.at + WINDOW_MS);
  const after = await now();
  for (const checkId of ids) await cancelCheck(stage.ctx, { checkId, by: SYSTEM });

  const { user, system } = process.cpuUsage(before.sandbox);
  return {
    pages: after.pages - before.pages,
    seconds: (after.at - before.at) / 1_000,
    workers: after.workers - before.workers,
    postgres: after.postgres - before.postgres,
    sandbox: (user + system) / 1_000,
    idle: after.idle - before.idle,
    waits,
  };
}

/** How many running checks have a page. */
async function reading({ ctx }: Stage): Promise<number> {
  return ctx.db.check.count({ where: { status: 'running', journal: { some: {} } } });
}

/** What the programs' connections waited for when they were looked at: "WAL write", or "" where they worked. */
async function watchWaits({ ctx }: Stage, until: number): Promise<Map<string, number>> {
  const waits = new Map<string, number>();
  while (performance.now() < until) {
    const seen = await ctx.db.$queryRaw<{ wait: string; count: number }[]>`
      select coalesce(wait_event_type || ' ' || wait_event, '') as wait, count(*)::int as count
      from pg_stat_activity where state = 'active' and application_name like 'mutuals-worker%' group by 1`;
    for (const { wait, count } of seen) waits.set(wait, (waits.get(wait) ?? 0) + count);
    await ctx.clock.sleep(LOOK_MS);
  }
  return waits;
}

function rowOf(workers: number, speed: Speed): Row {
  const each = (ms: number) => `${(ms / speed.pages).toFixed(1)} ms`;
  return {
    what: `pages stored a second by ${workers} ${workers === 1 ? 'worker' : 'workers'} at full speed`,
    aim: '',
    got: (speed.pages / speed.seconds).toFixed(0),
    met: null,
    note: `processor a page: worker ${each(speed.workers)}, PostgreSQL ${each(speed.postgres)}, sandbox ${each(speed.sandbox)}; limit: ${limitOf(workers, speed)}`,
  };
}

/** What is full: the machine, each worker's thread, or what most connections waited for. */
function limitOf(workers: number, speed: Speed): string {
  const share = (ms: number, processors: number) => ms / (speed.seconds * 1_000 * processors);
  const processors = cpus().length;
  const machine = share(speed.workers + speed.postgres + speed.sandbox, processors);
  if (machine >= FULL) return `the ${processors} processors (${(machine * 100).toFixed(0)} % of them)`;
  if (1 - share(speed.idle, processors) >= FULL)
    return `other work on this machine (${(machine * 100).toFixed(0)} % were ours)`;
  if (share(speed.workers, workers) >= FULL) return 'one thread for each worker';
  if (share(speed.sandbox, 1) >= FULL) return "the sandbox's thread";
  const [wait = '', seen = 0] = [...speed.waits].sort(([, a], [, b]) => b - a)[0] ?? [];
  const all = [...speed.waits.values()].reduce((sum, count) => sum + count, 0);
  return wait === ''
    ? 'the way between the programs'
    : `PostgreSQL's ${wait} (${((seen / all) * 100).toFixed(0)} % of looks)`;
}
