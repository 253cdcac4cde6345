const REMEMBERED = 1_000;

/** Does work once per key in this process, unless it fails. A second call while or after it does nothing. */
export function createOnce(): (key: string, work: () => Promise<void>) => Promise<void> {
  const done = new Set<string>();
  return async (key, work) => {
    if (done.has(key)) return;
    done.add(key);
    for (const oldest of done) if (done.size > REMEMBERED) done.delete(oldest);
    try {
      await work();
    } catch (error) {
      done.delete(key);
      throw error;
    }
  };
}
