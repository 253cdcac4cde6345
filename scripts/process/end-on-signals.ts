let instead: (() => void) | undefined;

/** Ends a command with what it started. */
export function endOnSignals(): void {
  process.on('SIGINT', () => {
    const first = instead;
    instead = undefined;
    if (first) first();
    else process.exit(1);
  });
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  process.once('disconnect', () => process.exit(1)); // its parent was killed
}

/** The first Ctrl-C calls this; the next ends the command. */
export function onFirstInterrupt(act: () => void): void {
  instead = act;
}
