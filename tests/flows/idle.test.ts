import pg from 'pg';
import { expect, it } from 'vitest';
import { until } from '#/testing/waits.ts';
import { createWorld } from '#/testing/worlds/world.ts';

/** Signs of life of a worker, five seconds apart: every line of its timetable that comes within seconds has come by then. */
const BEATS = 4;

it('a worker that has nothing to do asks the database at most eight times a second', async () => {
  await using world = await createWorld();
  await world.account({ signedIn: true });
  await world.startWorker();
  const client = new pg.Client({ connectionString: world.url });
  await client.connect();
  const count = async () => {
    const { rows } = await client.query<{ seen_at: Date; asked: number; at: Date }>(
      `select w.seen_at, (d.xact_commit + d.xact_rollback)::int as asked, clock_timestamp() as at
       from workers w, pg_stat_database d where d.datname = current_database()`,
    );
    return rows[0] ?? { seen_at: new Date(0), asked: 0, at: new Date(0) };
  };
  let looks = 0;
  const nextBeat = async ({ seen_at }: { seen_at: Date }) =>
    until('the worker gives a sign of life', async () => {
      looks += 1;
      const now = await count();
      return now.seen_at > seen_at && now;
    });
  const began = await nextBeat(await count()); // what a start asks is over
  looks = 0;
  let seen = began;
  for (let beat = 0; beat < BEATS; beat += 1) seen = await nextBeat(seen);
  await client.end();
  const seconds = (seen.at.getTime() - began.at.getTime()) / 1_000;
  expect((seen.asked - began.asked - looks) / seconds).toBeLessThanOrEqual(8); // the aim is five
});
