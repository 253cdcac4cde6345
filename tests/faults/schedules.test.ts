/**
 * Random schedules against the real database: checks, deaths of sessions, sign-ins, late marks, lost, doubled and
 * reordered jobs, workers that die or sleep between any two steps. Every interleaving is decided by a seed.
 *
 * `SCHEDULES=2000` plays more of them; `SCHEDULE_SEED` and `SCHEDULE_PATH` play again what a failure printed.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createPictureVault, generatePictureKey } from '#/lib/vault/picture-vault.ts';
import { createVault } from '#/lib/vault/vault.ts';
import { generateVaultKeys } from '#/lib/vault/vault-key.ts';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { until } from '#/testing/waits.ts';
import { type Plan, plan } from '../schedules/moves.ts';
import { play } from '../schedules/play.ts';

const RUNS = Number(process.env.SCHEDULES ?? 24);
const SEED = Number(process.env.SCHEDULE_SEED ?? Date.now() % 2 ** 31);
/** Far more than they take: a time that no schedule should need, on a machine that does much else. */
const TIME_MS = 300_000 + RUNS * 5_000;
const SHRINK_MS = 120_000;
const TOLD_EVERY = 250;

const tools = {
  vault: createVault(generateVaultKeys().privateKey),
  pictures: createPictureVault(generatePictureKey()),
};
let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase();
  // a database that has just started silences everybody: for its first seconds nobody is presumed dead
  await until('the database has been up for a while', async () => {
    const rows = await database.db.$queryRaw<{ up: boolean }[]>`
      select clock_timestamp() - pg_postmaster_start_time() > interval '16 seconds' as up`;
    return rows[0]?.up;
  });
});
afterAll(() => database?.close());

describe('whatever happens in whatever order', () => {
  it(
    'loses no page, doubles no page, pays once, signs in once per death and leaves nothing behind',
    async () => {
      await fc.assert(fc.asyncProperty(plan, inTime(play)), {
        ...{ numRuns: RUNS, seed: SEED, path: process.env.SCHEDULE_PATH ?? '' },
        ...{ interruptAfterTimeLimit: TIME_MS, markInterruptAsFailure: true },
      });
    },
    TIME_MS + 2 * SHRINK_MS,
  );
});

/** The first failure is told at once; a smaller schedule that fails in the same way is looked for no longer than that. */
function inTime(playOne: typeof play): (drawn: Plan) => Promise<void> {
  let failedAt: number | null = null;
  let played = 0;
  return async (drawn) => {
    if (failedAt !== null && Date.now() - failedAt > SHRINK_MS) return;
    try {
      await playOne({ ...tools, db: database.db }, drawn);
      played += 1;
      if (played % TOLD_EVERY === 0) console.log(`${played} schedules of SCHEDULE_SEED=${SEED}, no broken rule`);
    } catch (error) {
      if (failedAt === null) console.log(`A schedule of SCHEDULE_SEED=${SEED} fails:`, String(error));
      failedAt ??= Date.now();
      throw error;
    }
  };
}
