/** Makes a code that was not sent before, because Instagram takes each step's code once (docs/facts/reliability.md#renewing-credentials). */
import type { Deadline } from './deadline.ts';

const STEP_POLL_MS = 200;

/** The present code, or after at most 30 s the next one when it was used. @throws {AttemptEnded} */
export async function freshTotp(totp: () => string, used: readonly string[], deadline: Deadline): Promise<string> {
  for (;;) {
    const code = totp();
    if (!used.includes(code)) return code;
    await deadline.race(new Promise<void>((resolve) => setTimeout(resolve, STEP_POLL_MS)));
  }
}
