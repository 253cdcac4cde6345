/** Resolves on Ctrl-C, SIGTERM, a closed terminal, or the parent's end. A second Ctrl-C calls `hurry`. */
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
