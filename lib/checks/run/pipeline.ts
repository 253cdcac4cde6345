/** Overlaps waits: during a request the next slot is taken and the page before is stored; after a failure none. */
import { setImmediate as nextRound } from 'node:timers/promises';

/** `atMs`: when it was taken, as `performance.now()` counts. */
type TakenAhead<T> = { kind: 'taken'; value: T; atMs: number } | { kind: 'nothing' };

export type Pipeline<T> = {
  /** Takes something for the next request unless something is held. */
  takeAhead(take: () => Promise<T>): void;
  /** Hands out what was taken ahead, once. */
  taken(): Promise<TakenAhead<T>>;
  storeBehind(store: () => Promise<void>): void;
  /** @throws what a storing threw. */
  settled(): Promise<void>;
  /** Stores what came, returns what was taken ahead. Never throws. */
  close(): Promise<void>;
};

/** @param giveBack ends what was taken ahead and is not needed. */
export function createPipeline<T>(giveBack: (value: T) => Promise<void>): Pipeline<T> {
  const nothing = { kind: 'nothing' } as const;
  let ahead: Promise<TakenAhead<T>> | typeof nothing = nothing;
  let behind: Promise<void> = Promise.resolve();

  const taken = async (): Promise<TakenAhead<T>> => {
    const held = ahead;
    ahead = nothing;
    return held;
  };
  return {
    taken,
    takeAhead(take) {
      if (ahead !== nothing) return;
      ahead = take().then(
        (value) => ({ kind: 'taken', value, atMs: performance.now() }),
        () => nothing,
      );
    },
    storeBehind(store) {
      behind = behind.then(() => nextRound()).then(store);
      behind.catch(() => {}); // `settled` throws it
    },
    settled: () => behind,
    async close() {
      await behind.catch(() => {});
      const held = await taken();
      if (held.kind === 'taken') await giveBack(held.value).catch(() => {});
    },
  };
}
