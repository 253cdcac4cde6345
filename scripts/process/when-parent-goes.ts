import { fstatSync } from 'node:fs';

/**
 * Calls `act` once the process that started this one is gone, however it ended: then nobody holds the other end of our
 * input. Only for input that is a pipe; a terminal or a file tells nothing of it.
 */
export function whenParentGoes(act: () => void): void {
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) process.stdin.once('close', act).resume();
}
