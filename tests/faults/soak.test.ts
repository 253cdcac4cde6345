import { expect, it } from 'vitest';
import { runSoak, SOAK_SETTINGS } from '#/measure/soak/run-soak.ts';
import { openStage } from '#/measure/stage/open-stage.ts';
import { createDatabase } from '#/testing/database/database.ts';

const SEED = 12;
/** `npm run soak` plays as many as one likes. */
const DEATHS = 6;

it(`half a dozen session deaths with other faults between them fail no check and need no person (seed ${SEED})`, async () => {
  await using database = await createDatabase();
  await using stage = await openStage({ url: database.url, seed: `soak ${SEED}`, settings: SOAK_SETTINGS });

  const plan = { deaths: DEATHS, seed: SEED, workers: 2, accounts: 3, checksAtOnce: 4, minutes: 5 };
  const result = await runSoak(stage, plan, () => {});

  expect(result.deaths).toBeGreaterThanOrEqual(DEATHS);
  expect(result.checks).toBeGreaterThan(0);
  expect(result).toMatchObject({ failed: 0, unequal: 0, doubleCharges: 0, wrongBalances: 0, people: 0, flaws: [] });
}, 900_000);
