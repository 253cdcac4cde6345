/** A code of a step of which none was sent yet: Instagram takes each step's code once (docs/facts/reliability.md#renewing-credentials). */
import type { Deadline } from './deadline.ts';

const STEP_POLL_MS = 200;

/** Waits for the next step when the present code was used already: at most 30 s, and never past the attempt. */
export async function freshTotp(totp: () => string, used: readonly string[], deadline: Deadline): Promise<string> {
  for (;;) {
    const code = totp();
    if (!used.includes(code)) return code;
    await deadline.race(new Promise<void>((resolve) => setTimeout(resolve, STEP_POLL_MS)));
  }
}
