/** A worker's heap does not grow with lists (docs/measurements.md); unbounded, the collector lets garbage pile up. */
export const WORKER_FLAGS = ['--max-old-space-size=512'];
