import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, type KnownProcess } from './identity.ts';

const LOOK_EVERY_MS = 50;

/** Ends this very process; kills it after `patienceMs`. One that is gone or reuses the number is left alone. */
export async function endProcess(known: KnownProcess, signal: NodeJS.Signals, patienceMs: number): Promise<void> {
  if (!send(known, signal)) return;
  if (await goneWithin(known, patienceMs)) return;
  send(known, 'SIGKILL');
  await goneWithin(known, patienceMs);
}

function send(known: KnownProcess, signal: NodeJS.Signals): boolean {
  if (!isAlive(known)) return false;
  try {
    return process.kill(known.pid, signal);
  } catch {
    return false;
  }
}

async function goneWithin(known: KnownProcess, limitMs: number): Promise<boolean> {
  const until = Date.now() + limitMs;
  while (isAlive(known)) {
    if (Date.now() > until) return false;
    await delay(LOOK_EVERY_MS);
  }
  return true;
}
