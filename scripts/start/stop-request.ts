/**
 * Resolves when somebody wants everything to stop: Ctrl-C, SIGTERM, a closed terminal, or the end of the command that
 * started this one. A second Ctrl-C calls `hurry`.
 */
export function whenAskedToStop(hurry: () => void): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const ask = () => {
      if (asked) hurry();
      asked = true;
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
    process.once('disconnect', ask);
  });
}
