import { expect, it } from 'vitest';
import { startTalkativePostgres } from '#/testing/database/talkative-postgres.ts';
import { startProcess } from '#/testing/processes/product-process.ts';
import { startWorkerProcess } from '#/testing/processes/worker-process.ts';
import { until } from '#/testing/waits.ts';
import { createWorld } from '#/testing/worlds/world.ts';

/** Signs of life of a worker, five seconds apart: a slot of the queue asks once in thirty seconds. */
const BEATS = 6;

it('worker and bot ask the database at most three times a second when nothing happens, which leaves two to the dashboard', async () => {
  let asked: string[] = [];
  const beats: { at: number; asked: string[] }[] = [];
  await using postgres = await startTalkativePostgres((line) => {
    if (!/^mutuals-(worker|bot|listen|queue-work): LOG: +(statement|execute)/.test(line)) return;
    asked.push(line);
    if (!line.includes('update workers set seen_at')) return;
    beats.push({ at: performance.now(), asked });
    asked = [];
  });
  await using world = await createWorld({ databaseUrl: postgres.url });
  await world.account({ signedIn: true });
  await using _bot = startProcess('bot/main.ts', { ...world.env, DATABASE_URL: world.addressAs('bot') });
  await using _worker = await startWorkerProcess(world);
  const isUp = () => beats.findIndex((beat) => beat.asked.some((line) => line.startsWith('mutuals-bot'))) + 1;
  await until('both gave signs of life', async () => isUp() > 0 && beats.length > isUp() + BEATS);

  const [began, ...idle] = beats.slice(isUp(), isUp() + BEATS + 1); // what a start asks is over
  const seconds = ((idle.at(-1)?.at ?? 0) - (began?.at ?? 0)) / 1_000;
  expect(idle.flatMap((beat) => beat.asked).length / seconds).toBeLessThanOrEqual(3);
});
