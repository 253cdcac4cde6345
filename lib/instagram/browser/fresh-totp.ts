/** Instagram takes each step's code once (docs/facts/reliability.md#renewing-credentials). */
import type { Deadline } from './deadline.ts';

const STEP_POLL_MS = 200;

/** The present code or, when it was used, the next one after at most 30 s. @throws {AttemptEnded} */
export async function freshTotp(totp: () => string, used: readonly string[], deadline: Deadline): Promise<string> {
  for (;;) {
    const code = totp();
    if (!used.includes(code)) return code;
    await deadline.race(new Promise<void>((resolve) => setTimeout(resolve, STEP_POLL_MS)));
  }
}
