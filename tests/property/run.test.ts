/**
 * Random worlds for checks: an Instagram that answers anything, second accounts that see less, sessions that end, a database that
 * throws before and after the fact, workers that die at any step. Real PostgreSQL in virtual time.
 *
 * `PROPERTY_SEEDS=2000` plays more of them; `PROPERTY_SEED` plays one again, as a failure printed it.
 */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createDatabase, type TestDatabase } from '#/testing/database/database.ts';
import { runs } from './world/plan.ts';
import { playSeeds, SEEDS } from './world/seeds.ts';
import { createTools } from './world/stage.ts';
import { takeOverClock } from './world/time.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
  await takeOverClock(database.url);
});
afterAll(() => database?.close());

describe('whatever Instagram answers and whatever fails', () => {
  it(
    'ends each check, agrees about the money, names and blames nobody without proof, leaves nothing leased',
    () => playSeeds(createTools(database.db), runs),
    120_000 + SEEDS * 5_000,
  );
});
