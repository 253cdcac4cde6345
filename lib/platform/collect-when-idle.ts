/** V8 looks for garbage when a heap is full, not when there is time: what a busy hour left would stay for days. */
import { performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import { SECOND_MS } from './clock.ts';

/** Less is not worth the pause, which takes some 50 ms. */
const WORTH_BYTES = 8 * 2 ** 20;
/** The share of time in which an idle program works. */
const IDLE = 0.1;

/** Collects garbage in quiet moments. Does nothing where Node was not started with `--expose-gc`. */
export function collectWhenIdle(lookMs = 10 * SECOND_MS): { stop(): void } {
  let keptBytes = 0;
  let before = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(before);
    before = performance.eventLoopUtilization();
    if (!globalThis.gc || utilization > IDLE || usedBytes() < keptBytes + WORTH_BYTES) return;
    globalThis.gc({ type: 'major', execution: 'sync' });
    keptBytes = usedBytes();
  }, lookMs).unref();
  return { stop: () => clearInterval(timer) };
}

function usedBytes(): number {
  return getHeapStatistics().used_heap_size;
}
