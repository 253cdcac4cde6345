/** Waiting for what one waits for, never for time. */
import type { CheckView } from '#/lib/checks/view.ts';

/** Between two looks: often at first, then more seldom. Who looks all the time takes the machine from what is waited for. */
export function beforeNextLook(beganAt: number): Promise<void> {
  const pauseMs = Math.min(200, 25 + (performance.now() - beganAt) / 20);
  return new Promise((resolve) => setTimeout(resolve, pauseMs));
}

type Witness = () => Promise<string>;
const witnesses = new Set<Witness>();

/** Adds what the witness says to the error of a wait that gives up. @returns what ends that. */
export function testify(witness: Witness): () => void {
  witnesses.add(witness);
  return () => witnesses.delete(witness);
}

/** Asks again and again until `look` gives something. @throws that it never came, with what the witnesses say. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  timeoutMs = 240_000,
): Promise<T> {
  for (const beganAt = performance.now(); ; await beforeNextLook(beganAt)) {
    const found = await look();
    if (found) return found;
    if (performance.now() > beganAt + timeoutMs) throw await neverCame(what, timeoutMs);
  }
}

async function neverCame(what: string, timeoutMs: number): Promise<Error> {
  const said = await Promise.all([...witnesses].map((witness) => witness().catch(String)));
  return new Error([`within ${timeoutMs} ms it never came that ${what}`, ...said].join('\n'));
}

export const hasEnded = (check: Pick<CheckView, 'status'>): boolean =>
  ['completed', 'failed', 'cancelled'].includes(check.status);
