/**
 * How Node is started for a worker. The heap of a worker does not grow with the lists that it reads (docs/measurements.md);
 * without a bound the collector would let garbage pile up to some hundreds of megabytes first, because memory seems free.
 */
export const WORKER_FLAGS = ['--max-old-space-size=512'];
