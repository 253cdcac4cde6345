/** Waiting for what one waits for, never for time. */
import type { CheckView } from '#/lib/checks/view.ts';

/** Between two looks: often at first, then more seldom. Who looks all the time takes the machine from what is waited for. */
export function beforeNextLook(beganAt: number): Promise<void> {
  const pauseMs = Math.min(200, 25 + (performance.now() - beganAt) / 20);
  return new Promise((resolve) => setTimeout(resolve, pauseMs));
}

/** Asks again and again until `look` gives something. @throws that it never came. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  timeoutMs = 240_000,
): Promise<T> {
  for (const beganAt = performance.now(); ; await beforeNextLook(beganAt)) {
    const found = await look();
    if (found) return found;
    if (performance.now() > beganAt + timeoutMs) throw new Error(`within ${timeoutMs} ms it never came that ${what}`);
  }
}

export const hasEnded = (check: Pick<CheckView, 'status'>): boolean =>
  ['completed', 'failed', 'cancelled'].includes(check.status);
