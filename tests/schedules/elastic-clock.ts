/** A clock that goes on when the schedule says so, and by a millisecond whenever it is read: no two moments are equal. */
import type { Clock } from '#/lib/platform/clock.ts';
import type { Turns } from './turns.ts';

export type ElasticTime = {
  pass(ms: number): void;
  now(): Date;
  clockOf(worker: string): Clock;
};

export function createElasticTime(turns: Turns, start: Date): ElasticTime {
  let now = start.getTime();
  const time: ElasticTime = {
    pass(ms) {
      now += ms;
    },
    now() {
      now += 1;
      return new Date(now);
    },
    clockOf: (worker) => ({
      now: time.now,
      async sleep(ms, signal) {
        if (ms > 0) await turns.wait(worker, `waits ${Math.round(ms)} ms`, () => time.pass(ms), signal);
      },
    }),
  };
  return time;
}
