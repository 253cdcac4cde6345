/** Unbounded, the collector lets garbage pile up (docs/measurements.md). */
export const WORKER_FLAGS = ['--max-old-space-size=512'];
