/** Makes a command without a shutdown of its own end properly, so that what it started ends with it. */
export function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  process.once('disconnect', () => process.exit(1)); // the command that started this one was killed
}
