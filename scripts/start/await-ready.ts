import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../user-error.ts';
import type { ProgramPlan } from './programs.ts';

const LOOK_EVERY_MS = 100;
const READY_WITHIN_MS = 60_000;

/** Waits until the program works. @throws {UserError} after a silent minute. An aborted signal ends the wait. */
export async function awaitReady({ name, isReady }: ProgramPlan, signal: AbortSignal): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (!(await isReady())) {
    if (Date.now() > until)
      throw new UserError(`The ${name} did not become ready within a minute. See .data/logs/mutuals.log.`);
    await delay(LOOK_EVERY_MS, undefined, { signal });
  }
}
