import type { Clock } from './clock.ts';
import { isOutage } from './db.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;
/** A restart takes seconds. What fails for longer may be this very statement, which ends its connection each time. */
const PATIENCE_MS = 120_000;

/**
 * Runs a database operation and, while the database cannot be reached, runs it again: a restart
 * delays, it does not lose what is in hand. `work` must be safe to repeat after a commit whose reply was lost.
 *
 * @param signal ends the waiting. The last error is thrown then, and after two minutes.
 */
export async function outlast<T>(clock: Clock, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  let waitedMs = 0;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isOutage(error) || signal.aborted || waitedMs >= PATIENCE_MS) throw error;
      waitedMs += pauseMs;
      await clock.sleep(pauseMs, signal);
    }
  }
}
