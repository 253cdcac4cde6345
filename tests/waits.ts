/** Waiting for what one waits for, never for time. */
import type { CheckView } from '#/lib/checks/read-check.ts';

/** Asks again and again until `look` gives something. @throws with the last thing that `saw` says. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  timeoutMs = 240_000,
): Promise<T> {
  for (const deadline = performance.now() + timeoutMs; ; await new Promise((resolve) => setTimeout(resolve, 25))) {
    const found = await look();
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`within ${timeoutMs} ms it never came that ${what}`);
  }
}

export const hasEnded = (check: Pick<CheckView, 'status'>): boolean =>
  ['completed', 'failed', 'cancelled'].includes(check.status);
