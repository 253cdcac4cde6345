/** How commands without a shutdown of their own end. */

let instead: (() => void) | undefined;

/** Makes a command end properly, so that what it started ends with it. */
export function endOnSignals(): void {
  process.on('SIGINT', () => {
    const first = instead;
    instead = undefined;
    if (first) first();
    else process.exit(1);
  });
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  process.once('disconnect', () => process.exit(1)); // the command that started this one was killed
}

/** What the first Ctrl-C does instead of ending the command; the next one ends it. */
export function onFirstInterrupt(act: () => void): void {
  instead = act;
}
